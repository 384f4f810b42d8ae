<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health-care agreements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafting, comparing and deciding on the agreement package of one region and 49 municipalities. Everything stays on this computer: the program makes no network calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: EUPL 1.2. Fonts: Source Sans 3 and Source Serif 4 (OFL). Icons: Lucide (ISC).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgreementView</name>
    <message>
        <source>Side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClausePanel</name>
    <message>
        <source>Put the caret in a clause to see what is known about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responsible party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responsible group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background (not agreement text)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Economic effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in one document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared text, a change shows in all of them: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write some letters of a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandSet</name>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bu&amp;lleted list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nu&amp;mbered list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running te&amp;xt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;clause after this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose to &amp;remove the clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose to move the clause &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose to move the clause &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything proposed is marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads as final, with a bar beside lines that hold proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As if every open proposal were accepted; read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As if every open proposal were rejected; read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tracking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you write becomes proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reject and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Withdraw your own proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is known about the clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a &amp;version…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What only you have goes along with the next file you send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send changes to a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take in files with changes…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandState</name>
    <message>
        <source>&amp;Undo {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The final and original views are read only. Choose all markup or simple.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the caret in a clause first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a proposal first, for example with F8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proposal is decided already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proposal is still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only its author can withdraw it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is already shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the first frozen version everything is written with tracking</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommentCard</name>
    <message>
        <source>settled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommentsPanel</name>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled ones too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no comments yet. Write one below about the clause the caret is in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No comment fits. Tick “Settled ones too”, or show comments on all clauses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment on {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the caret in a clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictsPanel</name>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no conflicts. When two people who had not seen each other&apos;s proposals change the same words, both are shown here and you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the choice in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proposals change the same words, and neither author had seen the other&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people decided differently without knowing of each other. Decide again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both proposals are accepted and meet in the same words. See that the text reads well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody proposes to remove the clause, others propose changes in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clause is proposed to stand in different places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people filled in different values without knowing of each other. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wording of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose this wording instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or a wording of your own:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Reason (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>There is nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 edit is shared: it goes along with the next file you send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} edits are shared: they go along with the next file you send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is already shared</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dispatch</name>
    <message>
        <source>The version {0} is named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with changes (*{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send changes to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing changes to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in files with changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking in changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else is under way. Wait until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} changes were written to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the file by e-mail or put it in a shared folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} new changes were taken in from {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing new in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} changes were here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of them are by somebody who is not admitted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They count once a coordinator admits the person, under Members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} changes wait for others that have not come.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Documents of the package</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultHandler</name>
    <message>
        <source>That could not be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have written is saved. Go on working; if something looks wrong, start the program again. The report says what happened and holds no agreement text that you have not seen on the screen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words are not in this document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntroductionCard</name>
    <message>
        <source>The region (VGR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The municipalities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name and organisation stand beside every proposal you make.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write your name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write your organisation, such as VGR or the municipality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the side you sit on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces (*{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with changes (*{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files you were sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to keep the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health-care agreements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New agreement…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join by a file you were sent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>1 open proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} open proposals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Search headings and numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only what has open proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clause has an open proposal. Switch off the filter to see them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No heading holds these words. Search in the text with Ctrl+F.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The package has no documents yet. Take in a Word file to begin.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>inserted by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>struck by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared part: a change here shows in every document that has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed to be removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insertion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removal of a clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change in a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This view is for reading only. Choose All markup or Simple to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VGR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>not shared</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalsPanel</name>
    <message>
        <source>Proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter proposals by words, name or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body or person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 proposal shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} proposals shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no proposals yet. Write in the text: what you change becomes a proposal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every proposal is decided. Choose “Decided” above to see them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proposal fits the filter. Choose another state, kind or body, or clear the words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Health-care agreements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft together under tracked changes, decide on every proposal, exchange files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are {0}, {1}, on the side of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five documents with proposals from both sides, to try everything on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty workspace of your own; fill it by taking in Word files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join by a file you were sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody in the working group has sent you a file with changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Tracking on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How open proposals are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 edit not shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} edits not shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you have them yet. Press to share: they go along with the next file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 proposal to decide on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} proposals to decide on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All saved {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionDialog</name>
    <message>
        <source>Name a version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Working draft 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze it: sent for consultation or decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is the version called?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have not shared is not part of the version. Share first if it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier versions:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Insertion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formatting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clause removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The municipalities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VGR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The municipality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No one in particular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All markup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for admission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead of a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lawyer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Communicator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steering group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Political body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consultation officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registrar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals on the same words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted proposals that overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals in a clause to be removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to different places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown member</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>There are no more proposals in that direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New clause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clause can go no further within its chapter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
