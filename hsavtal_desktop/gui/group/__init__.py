"""What the members' view shows of the group: people, rights, rules, parts, and what was erased."""
