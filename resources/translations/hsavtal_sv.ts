<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About the program</source>
        <translation>Om programmet</translation>
    </message>
    <message>
        <source>Health-care agreements</source>
        <translation>Hälso- och sjukvårdsavtal</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>Drafting, comparing and deciding on the agreement package of VGR and 49 municipalities. Everything stays on this computer: the program makes no network calls.</source>
        <translation>Skriv, jämför och avgör avtalspaketet mellan VGR och 49 kommuner. Allt stannar på den här datorn: programmet använder inte nätet.</translation>
    </message>
    <message>
        <source>Licence: EUPL 1.2. Fonts: Source Sans 3 and Source Serif 4 (OFL). Icons: Lucide (ISC).</source>
        <translation>Licens: EUPL 1.2. Typsnitt: Source Sans 3 och Source Serif 4 (OFL). Ikoner: Lucide (ISC).</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Move the key to the system&apos;s key store</source>
        <translation>Flytta nyckeln till systemets nyckelring</translation>
    </message>
    <message>
        <source>Move the key to a file</source>
        <translation>Flytta nyckeln till en fil</translation>
    </message>
</context>
<context>
    <name>AgreementStart</name>
    <message>
        <source>Making clauses of {0}</source>
        <translation>Gör punkter av {0}</translation>
    </message>
    <message>
        <source>{0} clauses were made of {1}; undo takes all of them back</source>
        <translation>{0} punkter gjordes av {1}; ångra tar tillbaka alla</translation>
    </message>
</context>
<context>
    <name>AgreementView</name>
    <message>
        <source>Side panel</source>
        <translation>Sidopanel</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Förslag</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Krockar</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentarer</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Conflicts {0}</source>
        <translation>Krockar {0}</translation>
    </message>
    <message>
        <source>Comments {0}</source>
        <translation>Kommentarer {0}</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>Answer</source>
        <translation>Bedömning</translation>
    </message>
    <message>
        <source>Whose wording</source>
        <translation>Vems lydelse</translation>
    </message>
    <message>
        <source>Whose wording is accepted</source>
        <translation>Vems lydelse godkänns</translation>
    </message>
    <message>
        <source>Wording of our own instead</source>
        <translation>Egen lydelse i stället</translation>
    </message>
    <message>
        <source>Wording of our own</source>
        <translation>Egen lydelse</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivering</translation>
    </message>
    <message>
        <source>An earlier reason</source>
        <translation>En tidigare motivering</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ansvarig</translation>
    </message>
    <message>
        <source>Answer and go on</source>
        <translation>Svara och gå vidare</translation>
    </message>
    <message>
        <source>Responsible (optional)</source>
        <translation>Ansvarig (valfritt)</translation>
    </message>
    <message>
        <source>Use an earlier reason…</source>
        <translation>Använd en tidigare motivering…</translation>
    </message>
    <message>
        <source>The proposals stay open: your role assesses, but does not decide on text.</source>
        <translation>Förslagen förblir öppna: din roll bedömer, men avgör inte text.</translation>
    </message>
    <message>
        <source>The words below are written and accepted; the proposals are rejected and point to them.</source>
        <translation>Lydelsen nedan skrivs in och godkänns. Förslagen avslås med hänvisning till den.</translation>
    </message>
    <message>
        <source>One of the proposals is accepted; the others are rejected and point to it.</source>
        <translation>Ett av förslagen godkänns. De andra avslås med hänvisning till det.</translation>
    </message>
    <message>
        <source>The proposal is accepted.</source>
        <translation>Förslaget godkänns.</translation>
    </message>
    <message>
        <source>What is proposed is rejected.</source>
        <translation>Det som föreslås avslås.</translation>
    </message>
    <message>
        <source>What is proposed stays open.</source>
        <translation>Det som föreslås förblir öppet.</translation>
    </message>
    <message>
        <source>Choose an answer first</source>
        <translation>Välj en bedömning först</translation>
    </message>
    <message>
        <source>Write a reason first</source>
        <translation>Skriv en motivering först</translation>
    </message>
</context>
<context>
    <name>AskingDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>BackupKeeper</name>
    <message>
        <source>No backup could be taken. {0}</source>
        <translation>Ingen säkerhetskopia kunde tas. {0}</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>Nobody has answered yet</source>
        <translation>Ingen har svarat än</translation>
    </message>
    <message>
        <source>Send to Word…</source>
        <translation>Skicka till Word…</translation>
    </message>
    <message>
        <source>Take in files from Word…</source>
        <translation>Ta in filer från Word…</translation>
    </message>
    <message>
        <source>Send the agreement to the consulted bodies as a Word file.</source>
        <translation>Skicka avtalet till remissinstanserna som Word-fil.</translation>
    </message>
    <message>
        <source>They write in it with tracked changes and comments, and send it back.</source>
        <translation>De skriver i den med spårade ändringar och kommentarer och skickar tillbaka den.</translation>
    </message>
    <message>
        <source>Take in the files that come back. What was said is gathered here, clause by clause.</source>
        <translation>Ta in filerna som kommer tillbaka. Det som har sagts samlas här, punkt för punkt.</translation>
    </message>
    <message>
        <source>Answer each proposal and comment once, with a disposition and a reason.</source>
        <translation>Besvara varje förslag och kommentar en gång, med bedömning och motivering.</translation>
    </message>
    <message>
        <source>Send out the compilation of all answers.</source>
        <translation>Skicka ut sammanställningen av alla svar.</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Undoing</source>
        <translation>Ångrar</translation>
    </message>
    <message>
        <source>Doing again</source>
        <translation>Gör om</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Show in the agreement</source>
        <translation>Visa i avtalet</translation>
    </message>
    <message>
        <source>Show {0} more</source>
        <translation>Visa {0} till</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>middle</source>
        <translation>mitten</translation>
    </message>
    <message>
        <source>right</source>
        <translation>höger</translation>
    </message>
</context>
<context>
    <name>ChoosingDialog</name>
    <message>
        <source>Choose something in the list first</source>
        <translation>Välj något i listan först</translation>
    </message>
    <message>
        <source>Nothing here holds these words. Write fewer of them.</source>
        <translation>Ingen träff. Skriv färre eller andra ord.</translation>
    </message>
</context>
<context>
    <name>ClauseAgreement</name>
    <message>
        <source>Your mark is taken back</source>
        <translation>Ditt märke är borttaget</translation>
    </message>
    <message>
        <source>{0} is marked as agreed, as it reads now</source>
        <translation>{0} är märkt som enig, som den lyder nu</translation>
    </message>
    <message>
        <source>Take back my mark</source>
        <translation>Ta tillbaka mitt märke</translation>
    </message>
    <message>
        <source>Mark as agreed</source>
        <translation>Märk som enig</translation>
    </message>
    <message>
        <source>✓ by {0}</source>
        <translation>✓ {0}</translation>
    </message>
    <message>
        <source>⚠ changed since {0} marked it</source>
        <translation>⚠ ändrad sedan {0} märkte den</translation>
    </message>
    <message>
        <source>waits for {0}</source>
        <translation>väntar på {0}</translation>
    </message>
    <message>
        <source>Agreed: {0}</source>
        <translation>Enig: {0}</translation>
    </message>
    <message>
        <source>marked by nobody yet</source>
        <translation>ingen har märkt den ännu</translation>
    </message>
</context>
<context>
    <name>ClauseCommands</name>
    <message>
        <source>New clause</source>
        <translation>Ny punkt</translation>
    </message>
    <message>
        <source>new document</source>
        <translation>nytt dokument</translation>
    </message>
    <message>
        <source>The clause can go no further within its chapter</source>
        <translation>Punkten kan inte flyttas längre inom sitt kapitel</translation>
    </message>
</context>
<context>
    <name>ClauseList</name>
    <message>
        <source>Clauses</source>
        <translation>Punkter</translation>
    </message>
    <message>
        <source>The agreement as a whole</source>
        <translation>Avtalet som helhet</translation>
    </message>
    <message>
        <source>{0} of {1} answered</source>
        <translation>{0} av {1} klara</translation>
    </message>
</context>
<context>
    <name>ClausePanel</name>
    <message>
        <source>Put the caret in a clause to see what is known about it.</source>
        <translation>Ställ markören i en punkt för att se vad som är känt om den.</translation>
    </message>
    <message>
        <source>Responsible party</source>
        <translation>Ansvarig part</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Subject area</source>
        <translation>Ämnesområde</translation>
    </message>
    <message>
        <source>Responsible group</source>
        <translation>Ansvarig grupp</translation>
    </message>
    <message>
        <source>Background (not agreement text)</source>
        <translation>Bakgrund (inte avtalstext)</translation>
    </message>
    <message>
        <source>Economic effect</source>
        <translation>Ekonomisk effekt</translation>
    </message>
    <message>
        <source>Stands in one document</source>
        <translation>Finns i ett dokument</translation>
    </message>
    <message>
        <source>Shared text, a change shows in all of them: {0}</source>
        <translation>Gemensam text, en ändring syns i alla: {0}</translation>
    </message>
    <message>
        <source>Edit the questions…</source>
        <translation>Ändra frågorna…</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Goals it serves</source>
        <translation>Mål den bidrar till</translation>
    </message>
    <message>
        <source>Statutes it relies on</source>
        <translation>Lagrum den bygger på</translation>
    </message>
    <message>
        <source>Depends on (words apart by commas)</source>
        <translation>Beror på (ord med komma emellan)</translation>
    </message>
    <message>
        <source>Guiding questions</source>
        <translation>Vägledande frågor</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Mål</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anteckning</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Mål</translation>
    </message>
    <message>
        <source>Statute</source>
        <translation>Författning</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>I kraft</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Senast kontrollerad</translation>
    </message>
    <message>
        <source>Statutes</source>
        <translation>Författningar</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Fråga</translation>
    </message>
    <message>
        <source>1 clause</source>
        <translation>1 punkt</translation>
    </message>
    <message>
        <source>{0} clauses selected</source>
        <translation>{0} punkter valda</translation>
    </message>
    <message>
        <source>What you write is written to all of them: {0}</source>
        <translation>Det du skriver gäller alla: {0}</translation>
    </message>
    <message>
        <source>(different)</source>
        <translation>(olika)</translation>
    </message>
    <message>
        <source>Guiding questions: 1 lacks an answer</source>
        <translation>Vägledande frågor: 1 saknar svar</translation>
    </message>
    <message>
        <source>Guiding questions: {0} lack answers</source>
        <translation>Vägledande frågor: {0} saknar svar</translation>
    </message>
    <message>
        <source>Guiding questions: all answered</source>
        <translation>Vägledande frågor: alla besvarade</translation>
    </message>
    <message>
        <source>Guiding questions are answered clause by clause</source>
        <translation>Vägledande frågor besvaras punkt för punkt</translation>
    </message>
    <message>
        <source>clause data</source>
        <translation>punktens uppgifter</translation>
    </message>
</context>
<context>
    <name>ClauseQuestions</name>
    <message>
        <source>Leave out, with the reason above</source>
        <translation>Hoppa över, med motiveringen ovan</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>Varför den hoppas över</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svar</translation>
    </message>
</context>
<context>
    <name>ClauseReviews</name>
    <message>
        <source>Take back my review</source>
        <translation>Ta tillbaka min granskning</translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation>Märk som granskad</translation>
    </message>
    <message>
        <source>(different)</source>
        <translation>(olika)</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>inte granskad</translation>
    </message>
    <message>
        <source>✓ reviewed</source>
        <translation>✓ granskad</translation>
    </message>
    <message>
        <source>⚠ changed since the review</source>
        <translation>⚠ ändrad sedan granskningen</translation>
    </message>
    <message>
        <source>✓ by {0}, {1}</source>
        <translation>✓ av {0}, {1}</translation>
    </message>
    <message>
        <source>⚠ changed since {0} reviewed it, {1}</source>
        <translation>⚠ ändrad sedan {0} granskade den, {1}</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Recovery code</source>
        <translation>Återställningskod</translation>
    </message>
    <message>
        <source>Recovery code for {0}</source>
        <translation>Återställningskod för {0}</translation>
    </message>
    <message>
        <source>Whoever has this code can become coordinator of {0} and revoke any key, even yours. Keep it on paper, locked away. It is not kept in the program and not shown again; you can always make another.</source>
        <translation>Den som har koden kan bli processledare för {0} och återkalla vilken nyckel som helst, även din. Förvara den på papper, inlåst. Den sparas inte i programmet och visas inte igen; du kan alltid ta fram en ny.</translation>
    </message>
    <message>
        <source>It is used in the program under Members, by the button “Use a recovery code”.</source>
        <translation>Den används i programmet under Medlemmar, med knappen ”Använd återställningskod”.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Skriv ut…</translation>
    </message>
    <message>
        <source>Print the code or write it down now.</source>
        <translation>Skriv ut koden eller skriv ner den nu.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Kommandon</translation>
    </message>
    <message>
        <source>Write some letters of a command</source>
        <translation>Skriv några bokstäver i ett kommando</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Kommando</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Kommandon som passar</translation>
    </message>
    <message>
        <source>No command fits</source>
        <translation>Inget kommando passar</translation>
    </message>
</context>
<context>
    <name>CommandSet</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Redigera</translation>
    </message>
    <message>
        <source>Ro&amp;ws and cells</source>
        <translation>R&amp;ader och celler</translation>
    </message>
    <message>
        <source>E&amp;xchange</source>
        <translation>&amp;Utbyte</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Skriv &amp;ut…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Stäng ärendet</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Ångra</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Gö&amp;r om</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Klipp &amp;ut</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiera</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>K&amp;listra in</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Markera allt</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Sök…</translation>
    </message>
    <message>
        <source>&amp;Go to clause…</source>
        <translation>&amp;Gå till punkt…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Sök &amp;nästa</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Sök föregåen&amp;de</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>&amp;Fet</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>Kurs&amp;iv</translation>
    </message>
    <message>
        <source>Bu&amp;lleted list</source>
        <translation>&amp;Punktlista</translation>
    </message>
    <message>
        <source>Nu&amp;mbered list</source>
        <translation>Num&amp;rerad lista</translation>
    </message>
    <message>
        <source>Running te&amp;xt</source>
        <translation>&amp;Brödtext</translation>
    </message>
    <message>
        <source>New &amp;clause after this one</source>
        <translation>Ny punkt e&amp;fter den här</translation>
    </message>
    <message>
        <source>Propose to &amp;remove the clause</source>
        <translation>Föreslå att punkten &amp;tas bort</translation>
    </message>
    <message>
        <source>Propose to move the clause &amp;up</source>
        <translation>Föreslå att punkten flyttas &amp;upp</translation>
    </message>
    <message>
        <source>Propose to move the clause &amp;down</source>
        <translation>Föreslå att punkten flyttas &amp;ned</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Jämför</translation>
    </message>
    <message>
        <source>&amp;Share</source>
        <translation>&amp;Dela</translation>
    </message>
    <message>
        <source>What only you have goes along with the next file you send</source>
        <translation>Det som bara du har följer med nästa fil du skickar</translation>
    </message>
    <message>
        <source>Send to &amp;Word…</source>
        <translation>Skicka till &amp;Word…</translation>
    </message>
    <message>
        <source>Take in files from W&amp;ord…</source>
        <translation>Ta &amp;in filer från Word…</translation>
    </message>
    <message>
        <source>&amp;Take in files with changes…</source>
        <translation>&amp;Ta in ändringspaket…</translation>
    </message>
    <message>
        <source>Answer a &amp;request…</source>
        <translation>Svara på en &amp;begäran…</translation>
    </message>
    <message>
        <source>As&amp;k for what is missing…</source>
        <translation>Be &amp;om det som saknas…</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Infoga</translation>
    </message>
    <message>
        <source>Restore from a &amp;backup…</source>
        <translation>Åte&amp;rställ från en säkerhetskopia…</translation>
    </message>
    <message>
        <source>&amp;Start from an existing agreement…</source>
        <translation>&amp;Börja från ett befintligt avtal…</translation>
    </message>
    <message>
        <source>A Word file or a PDF becomes clauses, once you have seen which</source>
        <translation>En Word-fil eller PDF blir punkter, när du har sett vilka</translation>
    </message>
    <message>
        <source>Rea&amp;der&apos;s copy…</source>
        <translation>&amp;Läsexemplar…</translation>
    </message>
    <message>
        <source>&amp;Heading within the text</source>
        <translation>&amp;Mellanrubrik i texten</translation>
    </message>
    <message>
        <source>Tab and Shift+Tab change its level</source>
        <translation>Tabb och Skift+Tabb ändrar nivån</translation>
    </message>
    <message>
        <source>&amp;Split the clause here</source>
        <translation>&amp;Dela punkten här</translation>
    </message>
    <message>
        <source>What follows the caret becomes a clause of its own</source>
        <translation>Det som följer efter markören blir en egen punkt</translation>
    </message>
    <message>
        <source>Propose to mer&amp;ge with the clause before</source>
        <translation>Föreslå att slå i&amp;hop med punkten före</translation>
    </message>
    <message>
        <source>Keep the &amp;proposal private</source>
        <translation>Håll &amp;förslaget privat</translation>
    </message>
    <message>
        <source>Keep all you write in the &amp;clause private</source>
        <translation>Håll allt du skriver i &amp;punkten privat</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>Clau&amp;se</source>
        <translation>&amp;Punkt</translation>
    </message>
    <message>
        <source>New &amp;document…</source>
        <translation>Nytt d&amp;okument…</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>S&amp;para</translation>
    </message>
    <message>
        <source>All is saved as you write</source>
        <translation>Allt sparas medan du skriver</translation>
    </message>
    <message>
        <source>Paste wit&amp;hout formatting</source>
        <translation>Klistra in utan &amp;formatering</translation>
    </message>
    <message>
        <source>R&amp;eplace…</source>
        <translation>&amp;Ersätt…</translation>
    </message>
    <message>
        <source>Se&amp;nd changes to a file…</source>
        <translation>&amp;Skicka ändringar till en fil…</translation>
    </message>
    <message>
        <source>What wa&amp;its to be shared…</source>
        <translation>&amp;Vad som väntar på att delas…</translation>
    </message>
    <message>
        <source>T&amp;ypographic quotes and dashes</source>
        <translation>T&amp;ypografiska citattecken och tankstreck</translation>
    </message>
    <message>
        <source>As you type: straight quotes become those of print, and a hyphen between spaces a dash</source>
        <translation>När du skriver: raka citattecken blir typografiska och ett bindestreck mellan mellanslag blir tankstreck</translation>
    </message>
</context>
<context>
    <name>CommandState</name>
    <message>
        <source>&amp;Undo {0}</source>
        <translation>Å&amp;ngra {0}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Ångra</translation>
    </message>
    <message>
        <source>&amp;Redo {0}</source>
        <translation>&amp;Gör om {0}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Gö&amp;r om</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Det finns inget att ångra</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>Det finns inget att göra om</translation>
    </message>
    <message>
        <source>The final and original views are read only. Choose all markup or simple.</source>
        <translation>Vyerna slutlig och ursprunglig går bara att läsa. Välj alla ändringar eller enkel.</translation>
    </message>
    <message>
        <source>Put the caret in a clause first</source>
        <translation>Ställ först markören i en punkt</translation>
    </message>
    <message>
        <source>Choose a proposal first, for example with F8</source>
        <translation>Välj först ett förslag, till exempel med F8</translation>
    </message>
    <message>
        <source>The proposal is decided already</source>
        <translation>Förslaget är redan avgjort</translation>
    </message>
    <message>
        <source>The proposal is still open</source>
        <translation>Förslaget är ännu öppet</translation>
    </message>
    <message>
        <source>Only its author can withdraw it</source>
        <translation>Bara den som har lagt förslaget kan dra tillbaka det</translation>
    </message>
    <message>
        <source>Everything is already shared</source>
        <translation>Allt är redan delat</translation>
    </message>
    <message>
        <source>&amp;Members</source>
        <translation>&amp;Medlemmar</translation>
    </message>
    <message>
        <source>&amp;Exchange</source>
        <translation>&amp;Utbyte</translation>
    </message>
    <message>
        <source>Nothing waits but what is private</source>
        <translation>Inget väntar utom det som är privat</translation>
    </message>
    <message>
        <source>Let the &amp;proposal go along when you share</source>
        <translation>Låt &amp;förslaget följa med när du delar</translation>
    </message>
    <message>
        <source>Keep the &amp;proposal private</source>
        <translation>Håll &amp;förslaget privat</translation>
    </message>
    <message>
        <source>Let what you write in the &amp;clause go along when you share</source>
        <translation>Låt det du skriver i &amp;punkten följa med när du delar</translation>
    </message>
    <message>
        <source>Keep all you write in the &amp;clause private</source>
        <translation>Håll allt du skriver i &amp;punkten privat</translation>
    </message>
</context>
<context>
    <name>CommentCard</name>
    <message>
        <source>settled</source>
        <translation>klar</translation>
    </message>
    <message>
        <source>for {0}</source>
        <translation>till {0}</translation>
    </message>
    <message>
        <source>the words are gone</source>
        <translation>orden är borta</translation>
    </message>
    <message>
        <source>settled by {0}</source>
        <translation>avgjord av {0}</translation>
    </message>
    <message>
        <source>private, stays here</source>
        <translation>privat, stannar här</translation>
    </message>
</context>
<context>
    <name>CommentMenu</name>
    <message>
        <source>Who is to deal with it</source>
        <translation>Vem som ska hantera den</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>Ingen särskild</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Keep it on this computer</source>
        <translation>Behåll den på den här datorn</translation>
    </message>
</context>
<context>
    <name>CommentsPanel</name>
    <message>
        <source>Comments</source>
        <translation>Kommentarer</translation>
    </message>
    <message>
        <source>Only this clause</source>
        <translation>Bara den här punkten</translation>
    </message>
    <message>
        <source>New comment</source>
        <translation>Ny kommentar</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentera</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svara</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Klar</translation>
    </message>
    <message>
        <source>Put the caret in a clause</source>
        <translation>Ställ markören i en punkt</translation>
    </message>
    <message>
        <source>Choose a comment first</source>
        <translation>Välj en kommentar först</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Öppna igen</translation>
    </message>
    <message>
        <source>Only mine to deal with</source>
        <translation>Tilldelade mig</translation>
    </message>
    <message>
        <source>Change what kind of comment it is and who is to deal with it</source>
        <translation>Ändra kommentarens slag och vem som ska hantera den</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Avgjorda</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alla lägen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alla slag</translation>
    </message>
    <message>
        <source>Kind of the new comment</source>
        <translation>Den nya kommentarens slag</translation>
    </message>
    <message>
        <source>Who is to deal with the new comment</source>
        <translation>Vem som ska hantera den nya kommentaren</translation>
    </message>
    <message>
        <source>There are no comments yet. Select words in the text and write below about them.</source>
        <translation>Det finns inga kommentarer än. Markera ord i texten och skriv om dem här nedanför.</translation>
    </message>
    <message>
        <source>No comment fits. Choose all states and kinds, or switch off the ticks above.</source>
        <translation>Ingen kommentar passar. Välj alla lägen och slag, eller ta bort bockarna ovanför.</translation>
    </message>
    <message>
        <source>For nobody in particular</source>
        <translation>Till ingen särskild</translation>
    </message>
    <message>
        <source>for {0}</source>
        <translation>till {0}</translation>
    </message>
    <message>
        <source>Comment on ”{0}” in {1}</source>
        <translation>Kommentera ”{0}” i {1}</translation>
    </message>
    <message>
        <source>Comment on all of {0}; select words to comment on them</source>
        <translation>Kommentera hela {0}; markera ord för att kommentera dem</translation>
    </message>
    <message>
        <source>Commenting</source>
        <translation>Kommenterar</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Now, as agreed</source>
        <translation>Nu, utan öppna förslag</translation>
    </message>
    <message>
        <source>Now, with every open proposal</source>
        <translation>Nu, med alla öppna förslag</translation>
    </message>
    <message>
        <source>Now, with what you have not shared too</source>
        <translation>Nu, även det du inte har delat</translation>
    </message>
    <message>
        <source>Now, with the proposals of {0}</source>
        <translation>Nu, med förslag från {0}</translation>
    </message>
    <message>
        <source>Another document: {0}</source>
        <translation>Annat dokument: {0}</translation>
    </message>
    <message>
        <source>New clause</source>
        <translation>Ny punkt</translation>
    </message>
    <message>
        <source>New paragraph</source>
        <translation>nytt stycke</translation>
    </message>
    <message>
        <source>Clause gone</source>
        <translation>Punkten borta</translation>
    </message>
    <message>
        <source>Paragraph gone</source>
        <translation>Stycket borta</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Flyttad</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Delad</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Sammanslagen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ändrad</translation>
    </message>
    <message>
        <source>White space</source>
        <translation>Mellanrum</translation>
    </message>
    <message>
        <source>Formatting</source>
        <translation>Formatering</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>fet</translation>
    </message>
    <message>
        <source>italic</source>
        <translation>kursiv</translation>
    </message>
    <message>
        <source>bulleted list</source>
        <translation>punktlista</translation>
    </message>
    <message>
        <source>numbered list</source>
        <translation>numrerad lista</translation>
    </message>
    <message>
        <source>list level {0}</source>
        <translation>listnivå {0}</translation>
    </message>
    <message>
        <source>no longer {0}</source>
        <translation>inte längre {0}</translation>
    </message>
    <message>
        <source>Moved from here, now {0}</source>
        <translation>Flyttad härifrån, nu {0}</translation>
    </message>
    <message>
        <source>Moved from here</source>
        <translation>Flyttad härifrån</translation>
    </message>
    <message>
        <source>Moved to here, was {0}</source>
        <translation>Flyttad hit, var {0}</translation>
    </message>
    <message>
        <source>Moved to here</source>
        <translation>Flyttad hit</translation>
    </message>
    <message>
        <source>Split in several</source>
        <translation>Delad i flera</translation>
    </message>
    <message>
        <source>Put together from several</source>
        <translation>Sammanslagen av flera</translation>
    </message>
    <message>
        <source>Was number {0}</source>
        <translation>Hade nummer {0}</translation>
    </message>
    <message>
        <source>Competing proposals</source>
        <translation>Konkurrerande förslag</translation>
    </message>
    <message>
        <source>Meets another proposal in the text: {0}</source>
        <translation>Möter ett annat förslag i texten: {0}</translation>
    </message>
    <message>
        <source>Competes: {0}</source>
        <translation>Konkurrerar: {0}</translation>
    </message>
</context>
<context>
    <name>ComparisonCommands</name>
    <message>
        <source>Compare with a &amp;Word file…</source>
        <translation>Jämför med en &amp;Word-fil…</translation>
    </message>
    <message>
        <source>&amp;Scroll together or apart</source>
        <translation>&amp;Rulla tillsammans eller var för sig</translation>
    </message>
    <message>
        <source>&amp;Formatting and white space, or words only</source>
        <translation>&amp;Formatering och mellanrum, eller bara ord</translation>
    </message>
    <message>
        <source>Copy the passage &amp;back</source>
        <translation>&amp;Kopiera tillbaka texten</translation>
    </message>
    <message>
        <source>Propose, in the working text, the words of the other side</source>
        <translation>Föreslå den andra sidans ord i arbetstexten</translation>
    </message>
    <message>
        <source>Comment on the &amp;difference</source>
        <translation>Kommentera skill&amp;naden</translation>
    </message>
    <message>
        <source>Sa&amp;ve the comparison…</source>
        <translation>S&amp;para jämförelsen…</translation>
    </message>
    <message>
        <source>&amp;Print the comparison…</source>
        <translation>Skriv &amp;ut jämförelsen…</translation>
    </message>
    <message>
        <source>Sw&amp;ap old and new</source>
        <translation>&amp;Byt plats på gammal och ny</translation>
    </message>
    <message>
        <source>Side by side or in one col&amp;umn</source>
        <translation>Sida vid sida eller i en &amp;spalt</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Comparing</source>
        <translation>Jämför</translation>
    </message>
    <message>
        <source>How the texts stand</source>
        <translation>Hur texterna står</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Sida vid sida</translation>
    </message>
    <message>
        <source>In one column</source>
        <translation>I en spalt</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Föregående skillnad</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nästa skillnad</translation>
    </message>
    <message>
        <source>Save the comparison…</source>
        <translation>Spara jämförelsen…</translation>
    </message>
    <message>
        <source>Print the comparison…</source>
        <translation>Skriv ut jämförelsen…</translation>
    </message>
    <message>
        <source>The sides say the same. Choose another version, or another document.</source>
        <translation>Sidorna säger samma sak. Välj en annan version eller ett annat dokument.</translation>
    </message>
    <message>
        <source>Three texts stand side by side</source>
        <translation>Tre texter står sida vid sida</translation>
    </message>
    <message>
        <source>The comparison was cancelled. Choose what to compare.</source>
        <translation>Jämförelsen avbröts. Välj vad som ska jämföras.</translation>
    </message>
    <message>
        <source>The list of differences</source>
        <translation>Listan över skillnader</translation>
    </message>
</context>
<context>
    <name>ConflictsPanel</name>
    <message>
        <source>Conflicts</source>
        <translation>Krockar</translation>
    </message>
    <message>
        <source>There are no conflicts. When two people who had not seen each other&apos;s proposals change the same words, both are shown here and you choose.</source>
        <translation>Det finns inga krockar. När två personer som inte har sett varandras förslag ändrar samma ord visas båda här och du väljer.</translation>
    </message>
    <message>
        <source>1 conflict is left</source>
        <translation>1 krock är kvar</translation>
    </message>
    <message>
        <source>{0} conflicts are left</source>
        <translation>{0} krockar är kvar</translation>
    </message>
    <message>
        <source>Done: {0}. {1}. Undo takes it back.</source>
        <translation>Klart: {0}. {1}. Ångra tar tillbaka det.</translation>
    </message>
    <message>
        <source>No conflict is left</source>
        <translation>Ingen krock är kvar</translation>
    </message>
    <message>
        <source>the choice in {0}</source>
        <translation>valet i {0}</translation>
    </message>
    <message>
        <source>The proposals change the same words, and neither author had seen the other&apos;s.</source>
        <translation>Förslagen ändrar samma ord, och ingen av författarna hade sett den andras.</translation>
    </message>
    <message>
        <source>Two people decided differently without knowing of each other. Decide again.</source>
        <translation>Två personer har avgjort olika utan att veta om varandra. Avgör igen.</translation>
    </message>
    <message>
        <source>Both proposals are accepted and meet in the same words. See that the text reads well.</source>
        <translation>Båda förslagen är godkända och möts i samma ord. Se till att texten blir rätt.</translation>
    </message>
    <message>
        <source>Somebody proposes to remove the clause, others propose changes in it.</source>
        <translation>Någon föreslår att punkten tas bort, andra föreslår ändringar i den.</translation>
    </message>
    <message>
        <source>The clause is to stand in different places. Choose one.</source>
        <translation>Punkten ska stå på olika ställen. Välj ett.</translation>
    </message>
    <message>
        <source>The moves would put the clauses under each other. The newest is set aside until then.</source>
        <translation>Flyttarna skulle ställa punkterna under varandra. Den nyaste gäller inte så länge.</translation>
    </message>
    <message>
        <source>Two people filled in different values without knowing of each other. Choose one.</source>
        <translation>Två personer har fyllt i olika värden utan att veta om varandra. Välj ett.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Godkänn</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Avslå</translation>
    </message>
    <message>
        <source>Take back this move</source>
        <translation>Ta tillbaka den här flytten</translation>
    </message>
    <message>
        <source>Remove the clause</source>
        <translation>Ta bort punkten</translation>
    </message>
    <message>
        <source>Keep the clause</source>
        <translation>Behåll punkten</translation>
    </message>
    <message>
        <source>Choose {0}</source>
        <translation>Välj {0}</translation>
    </message>
    <message>
        <source>Choose both</source>
        <translation>Välj båda</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Välj alla</translation>
    </message>
    <message>
        <source>It then reads: “{0}”</source>
        <translation>Då står det: ”{0}”</translation>
    </message>
    <message>
        <source>Wording of your own</source>
        <translation>Egen lydelse</translation>
    </message>
    <message>
        <source>Propose this wording instead</source>
        <translation>Föreslå den här lydelsen i stället</translation>
    </message>
    <message>
        <source>Or a wording of your own:</source>
        <translation>Eller en egen lydelse:</translation>
    </message>
    <message>
        <source>Words of your own</source>
        <translation>Egna ord</translation>
    </message>
    <message>
        <source>Use these words</source>
        <translation>Använd de här orden</translation>
    </message>
    <message>
        <source>Or both, or words of your own:</source>
        <translation>Eller båda, eller egna ord:</translation>
    </message>
</context>
<context>
    <name>Consultation</name>
    <message>
        <source>○ Not answered</source>
        <translation>○ Bedömning saknas</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Beaktas</translation>
    </message>
    <message>
        <source>Met in part</source>
        <translation>Beaktas delvis</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Beaktas inte</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Redan tillgodosett</translation>
    </message>
    <message>
        <source>Outside the task</source>
        <translation>Utanför uppdraget</translation>
    </message>
    <message>
        <source>For later work</source>
        <translation>Förs till senare arbete</translation>
    </message>
    <message>
        <source>To a lawyer</source>
        <translation>Till jurist</translation>
    </message>
    <message>
        <source>To the steering group</source>
        <translation>Till styrgrupp</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Could not be placed</source>
        <translation>Kunde inte placeras</translation>
    </message>
    <message>
        <source>tracked in the file</source>
        <translation>spårat i filen</translation>
    </message>
    <message>
        <source>made without tracking</source>
        <translation>ändrat utan spårning</translation>
    </message>
    <message>
        <source>in a table of answers</source>
        <translation>i en svarstabell</translation>
    </message>
</context>
<context>
    <name>ConsultationView</name>
    <message>
        <source>Answering {0} proposals</source>
        <translation>Besvarar {0} förslag</translation>
    </message>
    <message>
        <source>Everything that is sought is answered</source>
        <translation>Allt i urvalet är klart</translation>
    </message>
    <message>
        <source>Nothing answers to the filters. Choose all bodies and all progress to see more.</source>
        <translation>Inget stämmer med urvalet. Välj alla instanser och alla lägen för att se mer.</translation>
    </message>
    <message>
        <source>The agreement as a whole</source>
        <translation>Avtalet som helhet</translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>Word count</source>
        <translation>Antal ord</translation>
    </message>
    <message>
        <source>Compare with a version</source>
        <translation>Jämför med en version</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>Ingen jämförelse</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Markering</translation>
    </message>
    <message>
        <source>Clause {0}</source>
        <translation>Punkt {0}</translation>
    </message>
    <message>
        <source>Document {0}</source>
        <translation>Dokumentet {0}</translation>
    </message>
    <message>
        <source>The whole package</source>
        <translation>Hela paketet</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Ord</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändring</translation>
    </message>
    <message>
        <source>Change since</source>
        <translation>Ändring sedan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Counting the words of {0}</source>
        <translation>Räknar orden i {0}</translation>
    </message>
    <message>
        <source>Open proposals are counted as accepted. Headings, tables and footnotes count, a shared part once.</source>
        <translation>Öppna förslag räknas som godkända. Rubriker, tabeller och fotnoter räknas med, en gemensam del en gång.</translation>
    </message>
</context>
<context>
    <name>DamagedDialog</name>
    <message>
        <source>The workspace is damaged</source>
        <translation>Ärendet är skadat</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nej</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Säkerhetskopior</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Tagen</translation>
    </message>
    <message>
        <source>With what was not shared</source>
        <translation>Med det som inte var delat</translation>
    </message>
    <message>
        <source>Restore and open</source>
        <translation>Återställ och öppna</translation>
    </message>
    <message>
        <source>The damaged file is kept under another name. What others have written since comes back when you exchange files, and what you have not shared is still here.</source>
        <translation>Den skadade filen sparas under ett annat namn. Det som andra har skrivit sedan dess kommer tillbaka när ni utbyter filer, och det du inte har delat finns kvar här.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>DecideSeveral</name>
    <message>
        <source>There are no open proposals there</source>
        <translation>Det finns inga öppna förslag där</translation>
    </message>
    <message>
        <source>All proposals there are in a conflict. Choose between them under Conflicts.</source>
        <translation>Alla förslag där är i en krock. Välj mellan dem under Krockar.</translation>
    </message>
    <message>
        <source>Deciding</source>
        <translation>Avgör</translation>
    </message>
    <message>
        <source>Put the caret in a clause first</source>
        <translation>Ställ markören i en punkt först</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>i {0}</translation>
    </message>
    <message>
        <source>Choose a proposal by the author first, for example with F8</source>
        <translation>Välj först ett förslag av avsändaren, till exempel med F8</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>av {0}</translation>
    </message>
    <message>
        <source>Choose all markup to decide on selected words</source>
        <translation>Välj Alla ändringar för att avgöra markerade ord</translation>
    </message>
    <message>
        <source>Select words in the text first</source>
        <translation>Markera ord i texten först</translation>
    </message>
    <message>
        <source>in the selected words</source>
        <translation>i de markerade orden</translation>
    </message>
    <message>
        <source>1 proposal accepted</source>
        <translation>1 förslag godkänt</translation>
    </message>
    <message>
        <source>{0} proposals accepted</source>
        <translation>{0} förslag godkända</translation>
    </message>
    <message>
        <source>1 proposal rejected</source>
        <translation>1 förslag avslaget</translation>
    </message>
    <message>
        <source>{0} proposals rejected</source>
        <translation>{0} förslag avslagna</translation>
    </message>
    <message>
        <source>{0}. Undo takes all of it back.</source>
        <translation>{0}. Ångra tar tillbaka allt.</translation>
    </message>
    <message>
        <source>1 is left: in a conflict or not yours to decide</source>
        <translation>1 är kvar: i en krock eller inte ditt att avgöra</translation>
    </message>
    <message>
        <source>{0} are left: in a conflict or not yours to decide</source>
        <translation>{0} är kvar: i en krock eller inte ditt att avgöra</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Accept</source>
        <translation>Godkänn</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Avslå</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Öppna igen</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Dra tillbaka</translation>
    </message>
    <message>
        <source>Keep it on this computer when the rest is shared</source>
        <translation>Behåll det på den här datorn när resten delas</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>There is nothing to undo</source>
        <translation>Det finns inget att ångra</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>Det finns inget att göra om</translation>
    </message>
    <message>
        <source>1 edit is shared: it goes along with the next file you send</source>
        <translation>1 ändring är delad: den följer med nästa fil du skickar</translation>
    </message>
    <message>
        <source>{0} edits are shared: they go along with the next file you send</source>
        <translation>{0} ändringar är delade: de följer med nästa fil du skickar</translation>
    </message>
    <message>
        <source>Everything is already shared</source>
        <translation>Allt är redan delat</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>Differences</source>
        <translation>Skillnader</translation>
    </message>
    <message>
        <source>Comment on the difference</source>
        <translation>Kommentera skillnaden</translation>
    </message>
    <message>
        <source>Copy back</source>
        <translation>Kopiera tillbaka</translation>
    </message>
    <message>
        <source>Choose a difference in the list first</source>
        <translation>Välj en skillnad i listan först</translation>
    </message>
    <message>
        <source>Propose, in the working text, the words of the other side</source>
        <translation>Föreslå den andra sidans ord i arbetstexten</translation>
    </message>
    <message>
        <source>Enter writes the comment, on these words where they still stand</source>
        <translation>Retur skriver kommentaren, på just de här orden om de står kvar</translation>
    </message>
    <message>
        <source>{0} of {1} differences listed</source>
        <translation>{0} av {1} skillnader visas i listan</translation>
    </message>
    <message>
        <source>1 changed</source>
        <translation>1 ändrad</translation>
    </message>
    <message>
        <source>{0} changed</source>
        <translation>{0} ändrade</translation>
    </message>
    <message>
        <source>1 new</source>
        <translation>1 ny</translation>
    </message>
    <message>
        <source>{0} new</source>
        <translation>{0} nya</translation>
    </message>
    <message>
        <source>1 gone</source>
        <translation>1 borttagen</translation>
    </message>
    <message>
        <source>{0} gone</source>
        <translation>{0} borttagna</translation>
    </message>
    <message>
        <source>1 moved</source>
        <translation>1 flyttad</translation>
    </message>
    <message>
        <source>{0} moved</source>
        <translation>{0} flyttade</translation>
    </message>
    <message>
        <source>1 split</source>
        <translation>1 delad</translation>
    </message>
    <message>
        <source>{0} split</source>
        <translation>{0} delade</translation>
    </message>
    <message>
        <source>1 merged</source>
        <translation>1 sammanslagen</translation>
    </message>
    <message>
        <source>{0} merged</source>
        <translation>{0} sammanslagna</translation>
    </message>
    <message>
        <source>1 renumbered</source>
        <translation>1 omnumrerad</translation>
    </message>
    <message>
        <source>{0} renumbered</source>
        <translation>{0} omnumrerade</translation>
    </message>
    <message>
        <source>1 place with competing proposals</source>
        <translation>1 ställe med konkurrerande förslag</translation>
    </message>
    <message>
        <source>{0} places with competing proposals</source>
        <translation>{0} ställen med konkurrerande förslag</translation>
    </message>
    <message>
        <source>Clauses: {0}</source>
        <translation>Punkter: {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>Dispatch</name>
    <message>
        <source>The version {0} is named</source>
        <translation>Versionen {0} har fått sitt namn</translation>
    </message>
    <message>
        <source>replacement</source>
        <translation>ersättning</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>Ersätter</translation>
    </message>
    <message>
        <source>1 hit was replaced</source>
        <translation>1 träff ersattes</translation>
    </message>
    <message>
        <source>{0} hits were replaced</source>
        <translation>{0} träffar ersattes</translation>
    </message>
    <message>
        <source>1 was left: a table, picture or reference is in it</source>
        <translation>1 lämnades: den innehåller en tabell, bild eller hänvisning</translation>
    </message>
    <message>
        <source>{0} were left: a table, picture or reference is in them</source>
        <translation>{0} lämnades: de innehåller en tabell, bild eller hänvisning</translation>
    </message>
    <message>
        <source>Writing {0}</source>
        <translation>Skriver {0}</translation>
    </message>
    <message>
        <source>{0} was written.</source>
        <translation>{0} är skriven.</translation>
    </message>
    <message>
        <source>{0} is frozen once a coordinator of {1} confirms it under Members. Send a file.</source>
        <translation>{0} är fryst när en processledare för {1} bekräftar den under Medlemmar. Skicka en fil.</translation>
    </message>
    <message>
        <source>The copy is remembered, so that what comes back finds its place.</source>
        <translation>Kopian är sparad, så att det som kommer tillbaka hamnar rätt.</translation>
    </message>
    <message>
        <source>Sent to Word</source>
        <translation>Skickat till Word</translation>
    </message>
    <message>
        <source>Take in files from Word</source>
        <translation>Ta in filer från Word</translation>
    </message>
    <message>
        <source>Taking in files from Word</source>
        <translation>Tar in filer från Word</translation>
    </message>
    <message>
        <source>Taken in from Word</source>
        <translation>Intaget från Word</translation>
    </message>
    <message>
        <source>1 tracked proposal</source>
        <translation>1 spårat förslag</translation>
    </message>
    <message>
        <source>{0} tracked proposals</source>
        <translation>{0} spårade förslag</translation>
    </message>
    <message>
        <source>1 change made without tracking</source>
        <translation>1 ändring utan spårning</translation>
    </message>
    <message>
        <source>{0} changes made without tracking</source>
        <translation>{0} ändringar utan spårning</translation>
    </message>
    <message>
        <source>1 comment</source>
        <translation>1 kommentar</translation>
    </message>
    <message>
        <source>{0} comments</source>
        <translation>{0} kommentarer</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>inget nytt</translation>
    </message>
    <message>
        <source>{0}, for {1}: {2}.</source>
        <translation>{0}, för {1}: {2}.</translation>
    </message>
    <message>
        <source>One thing in the file could not be placed:</source>
        <translation>En sak i filen kunde inte placeras:</translation>
    </message>
    <message>
        <source>{0} things in the file could not be placed:</source>
        <translation>{0} saker i filen kunde inte placeras:</translation>
    </message>
    <message>
        <source>Compilation of the answers</source>
        <translation>Sammanställning av remissvar</translation>
    </message>
    <message>
        <source>Spreadsheets (*{0})</source>
        <translation>Kalkylblad (*{0})</translation>
    </message>
    <message>
        <source>Your role does not record what is sent; the file finds its place when it comes back.</source>
        <translation>Din roll antecknar inte utskick; filen hittar sin plats när den kommer tillbaka.</translation>
    </message>
    <message>
        <source>It holds the version {0} and nothing of the work. Send it to those who only read.</source>
        <translation>Det innehåller versionen {0} och inget av arbetet. Skicka det till dem som bara läser.</translation>
    </message>
    <message>
        <source>Reader&apos;s copy written</source>
        <translation>Läsexemplaret är skrivet</translation>
    </message>
    <message>
        <source>Word files ({0})</source>
        <translation>Word-filer ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
    <message>
        <source>Word files (*{0})</source>
        <translation>Word-filer (*{0})</translation>
    </message>
    <message>
        <source>PDF files (*{0})</source>
        <translation>PDF-filer (*{0})</translation>
    </message>
    <message>
        <source>Compilation of the answers, public</source>
        <translation>Sammanställning av remissvar, offentlig</translation>
    </message>
</context>
<context>
    <name>DocumentTabs</name>
    <message>
        <source>Documents of the package</source>
        <translation>Paketets dokument</translation>
    </message>
</context>
<context>
    <name>ErasingPage</name>
    <message>
        <source>Attached files</source>
        <translation>Bilagor</translation>
    </message>
    <message>
        <source>What was erased</source>
        <translation>Vad som har gallrats</translation>
    </message>
    <message>
        <source>Reason for erasing</source>
        <translation>Skäl till gallringen</translation>
    </message>
    <message>
        <source>Erase for ever</source>
        <translation>Gallra för gott</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personer</translation>
    </message>
    <message>
        <source>Only those with these words</source>
        <translation>Bara de som innehåller orden</translation>
    </message>
    <message>
        <source>Words in comments and reasons</source>
        <translation>Ord i kommentarer och motiveringar</translation>
    </message>
    <message>
        <source>Comments and reasons</source>
        <translation>Kommentarer och motiveringar</translation>
    </message>
    <message>
        <source>Why, without names: stays in the log</source>
        <translation>Varför, utan namn: står kvar i loggen</translation>
    </message>
    <message>
        <source>Copy the register extract</source>
        <translation>Kopiera registerutdraget</translation>
    </message>
    <message>
        <source>Everything that the log says of the person chosen in the list, as text</source>
        <translation>Allt som loggen säger om den valda personen, som text</translation>
    </message>
    <message>
        <source>What can not be erased</source>
        <translation>Vad som inte kan gallras</translation>
    </message>
    <message>
        <source>No files are attached: what is sent to Word or comes back from it stands here.</source>
        <translation>Inga filer är bifogade: det som skickas till Word eller kommer tillbaka därifrån står här.</translation>
    </message>
    <message>
        <source>Nothing has been erased. Each erasure is listed here, with who did it and why.</source>
        <translation>Inget har gallrats. Varje gallring står här, med vem som gjorde den och varför.</translation>
    </message>
    <message>
        <source>What is erased is gone in every copy that takes this in, in its backups and in the shared folder, and is not taken in again. With a person go comments and reasons in which the name stands. Files that were sent earlier are not reached: ask those who have them. The words of the agreement are signed and stay; choose a person to see where the name stands there.</source>
        <translation>Det som gallras försvinner i varje kopia som tar emot gallringen, i dess säkerhetskopior och i den delade mappen, och tas inte in igen. Med en person följer kommentarer och motiveringar där namnet står. Filer som redan har skickats nås inte: be dem som har filerna. Orden i avtalet är undertecknade och står kvar; välj en person för att se var namnet står där.</translation>
    </message>
    <message>
        <source>Files go with their names. They may hold comments that are erased here.</source>
        <translation>Filer gallras tillsammans med sina namn. De kan innehålla kommentarer som har gallrats här.</translation>
    </message>
    <message>
        <source>Tick the persons, remarks and files that are to be erased.</source>
        <translation>Kryssa för de personer, kommentarer, motiveringar och filer som ska gallras.</translation>
    </message>
    <message>
        <source>Your authority&apos;s records schedule decides. Usually kept: what was sent, answers and what they led to. Usually erased: drafts, duplicates and reminders, and persons once their task is over.</source>
        <translation>Myndighetens dokumenthanteringsplan avgör. Vanligen bevaras: utskick, svar och vad de ledde till. Vanligen gallras: arbetsutkast, dubbletter och påminnelser, och personer när deras uppdrag är slut.</translation>
    </message>
    <message>
        <source>1 place from an older version can not be erased</source>
        <translation>1 ställe från en äldre version kan inte gallras</translation>
    </message>
    <message>
        <source>{0} places from an older version can not be erased</source>
        <translation>{0} ställen från en äldre version kan inte gallras</translation>
    </message>
    <message>
        <source>Choose a person in the list</source>
        <translation>Välj en person i listan</translation>
    </message>
    <message>
        <source>“{0}” also stands in words that are signed and can not be erased: {1}.</source>
        <translation>”{0}” står också i ord som är undertecknade och inte kan gallras: {1}.</translation>
    </message>
    <message>
        <source>1 comment or reason holds the name and goes with it.</source>
        <translation>1 kommentar eller motivering innehåller namnet och gallras med det.</translation>
    </message>
    <message>
        <source>{0} comments and reasons hold the name and go with it.</source>
        <translation>{0} kommentarer och motiveringar innehåller namnet och gallras med det.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivering</translation>
    </message>
    <message>
        <source>{0} more: write words above to find them</source>
        <translation>{0} till: skriv ord ovanför för att hitta dem</translation>
    </message>
    <message>
        <source>Sent copy</source>
        <translation>Skickad kopia</translation>
    </message>
    <message>
        <source>Returned original</source>
        <translation>Returnerat original</translation>
    </message>
    <message>
        <source>Source of clauses</source>
        <translation>Underlag till punkter</translation>
    </message>
    <message>
        <source>Ticked to be erased: {0}. It can not be undone.</source>
        <translation>Markerat för gallring: {0}. Det går inte att ångra.</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 person</translation>
    </message>
    <message>
        <source>{0} persons</source>
        <translation>{0} personer</translation>
    </message>
    <message>
        <source>1 remark</source>
        <translation>1 kommentar eller motivering</translation>
    </message>
    <message>
        <source>{0} remarks</source>
        <translation>{0} kommentarer och motiveringar</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 fil</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} filer</translation>
    </message>
    <message>
        <source>What the log says of {0} lies on the clipboard</source>
        <translation>Det som loggen säger om {0} ligger i urklipp</translation>
    </message>
    <message>
        <source>Erased: {0}</source>
        <translation>Gallrat: {0}</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>1 edit is not shared yet. It goes along.</source>
        <translation>1 ändring är inte delad ännu. Den följer med.</translation>
    </message>
    <message>
        <source>{0} edits are not shared yet. They go along.</source>
        <translation>{0} ändringar är inte delade ännu. De följer med.</translation>
    </message>
    <message>
        <source>1 private edit stays on this computer.</source>
        <translation>1 privat ändring stannar på den här datorn.</translation>
    </message>
    <message>
        <source>{0} private edits stay on this computer.</source>
        <translation>{0} privata ändringar stannar på den här datorn.</translation>
    </message>
</context>
<context>
    <name>ExchangeView</name>
    <message>
        <source>Send changes to a file…</source>
        <translation>Skicka ändringar till en fil…</translation>
    </message>
    <message>
        <source>Send to Word…</source>
        <translation>Skicka till Word…</translation>
    </message>
    <message>
        <source>Take in files with changes…</source>
        <translation>Ta in ändringspaket…</translation>
    </message>
    <message>
        <source>Take in files from Word…</source>
        <translation>Ta in filer från Word…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Skicka</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Ta in</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Utbyte</translation>
    </message>
    <message>
        <source>Everything you have written is shared already.</source>
        <translation>Allt du har skrivit är redan delat.</translation>
    </message>
    <message>
        <source>Show the members</source>
        <translation>Visa medlemmarna</translation>
    </message>
    <message>
        <source>Answer a request…</source>
        <translation>Svara på en begäran…</translation>
    </message>
    <message>
        <source>Ask for what is missing…</source>
        <translation>Be om det som saknas…</translation>
    </message>
    <message>
        <source>Nothing has been sent with a note yet. To whom and why is noted here each time.</source>
        <translation>Inget har skickats ännu. Till vem och varför antecknas här varje gång.</translation>
    </message>
    <message>
        <source>What has been sent</source>
        <translation>Det här har skickats</translation>
    </message>
    <message>
        <source>A file with changes for one person or for everybody: everything, or only what they may lack. It does no harm if they have some of it already.</source>
        <translation>En fil med ändringar till en person eller till alla: allt, eller bara det de kan sakna. Det gör inget om de redan har en del av det.</translation>
    </message>
    <message>
        <source>Choose one file or many, in any order, or drop them on the window. You see what they hold before anything is taken in, and nothing is overwritten: what the others wrote stands beside yours.</source>
        <translation>Välj en eller flera filer, i valfri ordning, eller släpp dem på fönstret. Du ser vad de innehåller innan något tas in, och inget skrivs över: det andra har skrivit står bredvid ditt.</translation>
    </message>
    <message>
        <source>Reader&apos;s copy…</source>
        <translation>Läsexemplar…</translation>
    </message>
</context>
<context>
    <name>ExportWordDialog</name>
    <message>
        <source>Send to Word</source>
        <translation>Skicka till Word</translation>
    </message>
    <message>
        <source>The whole package</source>
        <translation>Hela paketet</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Som det är nu</translation>
    </message>
    <message>
        <source>Body or person</source>
        <translation>Organisation eller person</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Skriv filen</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Bläddra…</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Mottagare</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Syfte</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Word files (*.docx)</source>
        <translation>Word-filer (*.docx)</translation>
    </message>
    <message>
        <source>Authority and role in place of names</source>
        <translation>Myndighet och roll i stället för namn</translation>
    </message>
    <message>
        <source>The program&apos;s own look</source>
        <translation>Programmets eget utseende</translation>
    </message>
    <message>
        <source>Only {0} and what is under it</source>
        <translation>Bara {0} med underpunkter</translation>
    </message>
    <message>
        <source>With open proposals as tracked changes</source>
        <translation>Med öppna förslag som spårade ändringar</translation>
    </message>
    <message>
        <source>With everything changed since a version as tracked changes</source>
        <translation>Med allt som ändrats sedan en version som spårade ändringar</translation>
    </message>
    <message>
        <source>Clean, as if every proposal were accepted</source>
        <translation>Ren, som om alla förslag vore godkända</translation>
    </message>
    <message>
        <source>Clean, only what is agreed</source>
        <translation>Ren, bara det som är överenskommet</translation>
    </message>
    <message>
        <source>Two versions compared</source>
        <translation>Två versioner jämförda</translation>
    </message>
    <message>
        <source>There is no version yet to count changes from</source>
        <translation>Det finns ingen version att räkna ändringar från ännu</translation>
    </message>
    <message>
        <source>Choose two different versions</source>
        <translation>Välj två olika versioner</translation>
    </message>
    <message>
        <source>Word templates and files (*.dotx *.docx)</source>
        <translation>Word-mallar och Word-filer (*.dotx *.docx)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Changes since</source>
        <translation>Ändringar sedan</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonym</translation>
    </message>
    <message>
        <source>House template</source>
        <translation>Egen mall</translation>
    </message>
    <message>
        <source>What you have not shared is shared first. The copy is remembered to the byte, so that what comes back finds its place.</source>
        <translation>Det du inte har delat delas först. Kopian sparas exakt som den skickas, så att det som kommer tillbaka hittar sin plats.</translation>
    </message>
    <message>
        <source>What is sent outside your authority may have to be registered: ask your registrar.</source>
        <translation>Det som skickas utanför din myndighet kan behöva diarieföras: fråga registrator.</translation>
    </message>
    <message>
        <source>Browse for the house template</source>
        <translation>Bläddra efter husmallen</translation>
    </message>
</context>
<context>
    <name>FaultHandler</name>
    <message>
        <source>That could not be done</source>
        <translation>Det gick inte</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>Något gick fel i programmet</translation>
    </message>
    <message>
        <source>What you have written is saved. Go on working; if something looks wrong, start the program again. The report says what happened.</source>
        <translation>Det du har skrivit är sparat. Fortsätt arbeta; om något ser fel ut, starta om programmet. Rapporten säger vad som hände.</translation>
    </message>
</context>
<context>
    <name>FieldDialog</name>
    <message>
        <source>Field</source>
        <translation>Fält</translation>
    </message>
    <message>
        <source>Insert the field</source>
        <translation>Infoga fältet</translation>
    </message>
    <message>
        <source>Search among the fields</source>
        <translation>Sök bland fälten</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fält</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>What is written here changes in every place where the field stands.</source>
        <translation>Det som skrivs här ändras överallt där fältet står.</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>Nytt fält</translation>
    </message>
    <message>
        <source>Choose a field, or write a name and what it says</source>
        <translation>Välj ett fält, eller skriv namn och text</translation>
    </message>
    <message>
        <source>There are no fields yet. Write the name of one below, and what it says.</source>
        <translation>Det finns inga fält än. Skriv namnet på ett nedanför, och dess text.</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kortnamn</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Rättslig grund</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordning</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Delar</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Giltig från</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Giltig till</translation>
    </message>
    <message>
        <source>Appendix</source>
        <translation>Bilaga</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Märkning</translation>
    </message>
    <message>
        <source>Responsible party</source>
        <translation>Ansvarig part</translation>
    </message>
    <message>
        <source>Subject area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Responsible group</source>
        <translation>Ansvarig grupp</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Bakgrund</translation>
    </message>
    <message>
        <source>Economic effect</source>
        <translation>Ekonomisk effekt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Formal name</source>
        <translation>Formellt namn</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Association</source>
        <translation>Kommunalförbund</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Ord</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Settled or not</source>
        <translation>Avgjord eller inte</translation>
    </message>
    <message>
        <source>Who is to deal with it</source>
        <translation>Vem som ska hantera den</translation>
    </message>
    <message>
        <source>Words it is about</source>
        <translation>Ord den gäller</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>Bedömning</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivering</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>kommentar</translation>
    </message>
    <message>
        <source>document</source>
        <translation>dokument</translation>
    </message>
    <message>
        <source>principal</source>
        <translation>huvudman</translation>
    </message>
    <message>
        <source>package</source>
        <translation>avtalspaket</translation>
    </message>
    <message>
        <source>part</source>
        <translation>del</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nej</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Godkänt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Avslaget</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Öppnat igen</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Tillbakadraget</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>What is known about the clause</source>
        <translation>Punktens uppgifter</translation>
    </message>
    <message>
        <source>Answer to a guiding question</source>
        <translation>Svar på vägledande fråga</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Agreement package</source>
        <translation>Avtalspaket</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Mål</translation>
    </message>
    <message>
        <source>Statute</source>
        <translation>Författning</translation>
    </message>
    <message>
        <source>Guiding question</source>
        <translation>Vägledande fråga</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Kind of difference</source>
        <translation>Slags skillnad</translation>
    </message>
    <message>
        <source>Clause, heading or words</source>
        <translation>Punkt, rubrik eller ord</translation>
    </message>
    <message>
        <source>Formatting and white space too</source>
        <translation>Även formatering och mellanrum</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alla slag</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Sök</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersätt med</translation>
    </message>
    <message>
        <source>Match capital and small letters</source>
        <translation>Skilj på stora och små bokstäver</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Bara hela ord</translation>
    </message>
    <message>
        <source>Regular expression; in what replaces, \1 stands for the first group</source>
        <translation>Reguljärt uttryck; i det som ersätter står \1 för den första gruppen</translation>
    </message>
    <message>
        <source>Struck words too</source>
        <translation>Även struken text</translation>
    </message>
    <message>
        <source>In all documents of the package</source>
        <translation>I alla dokument i paketet</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersätt</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Ersätt alla</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Föregående träff</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nästa träff</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Stäng sökningen</translation>
    </message>
    <message>
        <source>A table, picture or reference is in the hit: it is left as it is</source>
        <translation>Träffen innehåller en tabell, bild eller hänvisning och lämnas som den är</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Räknar…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} av {1}</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1 träff</translation>
    </message>
    <message>
        <source>{0} hits</source>
        <translation>{0} träffar</translation>
    </message>
    <message>
        <source>There are no more hits</source>
        <translation>Det finns inga fler träffar</translation>
    </message>
    <message>
        <source>The words are nowhere in the package</source>
        <translation>Orden finns inte i paketet</translation>
    </message>
    <message>
        <source>The words are not in this document</source>
        <translation>Orden finns inte i det här dokumentet</translation>
    </message>
    <message>
        <source>The final and original views are read only. Choose all markup or simple.</source>
        <translation>Vyerna slutlig och ursprunglig går bara att läsa. Välj alla ändringar eller enkel.</translation>
    </message>
</context>
<context>
    <name>FolderCard</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Välj en mapp…</translation>
    </message>
    <message>
        <source>Share and synchronise now</source>
        <translation>Dela och synka nu</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppa</translation>
    </message>
    <message>
        <source>Share what I write by itself, when I have not written for a minute</source>
        <translation>Dela det jag skriver automatiskt när jag inte har skrivit på en minut</translation>
    </message>
    <message>
        <source>When each member was last heard from</source>
        <translation>När varje medlem senast hördes av</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Medlem</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Last heard from</source>
        <translation>Senast hörd</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Delad mapp</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Välj en annan mapp…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starta</translation>
    </message>
    <message>
        <source>Start the shared folder first</source>
        <translation>Starta den delade mappen först</translation>
    </message>
    <message>
        <source>A folder that Syncthing, Nextcloud, OneDrive or a network drive keeps for all of you. What you have shared is put there by itself, and what the others put there is taken in. The workspace itself stays where it is.</source>
        <translation>En mapp som Syncthing, Nextcloud, OneDrive eller en nätverksenhet håller lika för er alla. Det du har delat läggs dit automatiskt, och det andra lägger dit tas in. Själva ärendet ligger kvar där det är.</translation>
    </message>
    <message>
        <source>Stopped. Nothing is put in the folder or taken from it.</source>
        <translation>Stoppad. Inget läggs i mappen eller hämtas från den.</translation>
    </message>
    <message>
        <source>Something is amiss. It is tried again all the time.</source>
        <translation>Något är fel. Nya försök görs hela tiden.</translation>
    </message>
    <message>
        <source>1 edit is not shared and stays here until you share it.</source>
        <translation>1 ändring är inte delad och stannar här tills du delar den.</translation>
    </message>
    <message>
        <source>{0} edits are not shared and stay here until you share them.</source>
        <translation>{0} ändringar är inte delade och stannar här tills du delar dem.</translation>
    </message>
    <message>
        <source>All that is shared is in the folder and here. Latest round {0}.</source>
        <translation>Allt som är delat finns i mappen och här. Senaste varv {0}.</translation>
    </message>
    <message>
        <source>The folder is being read.</source>
        <translation>Mappen läses.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldrig</translation>
    </message>
    <message>
        <source>Somebody without a name</source>
        <translation>Någon utan namn</translation>
    </message>
    <message>
        <source>Choose the shared folder</source>
        <translation>Välj den delade mappen</translation>
    </message>
</context>
<context>
    <name>FolderWatch</name>
    <message>
        <source>Taking in changes from the shared folder</source>
        <translation>Tar in ändringar från den delade mappen</translation>
    </message>
    <message>
        <source>somebody without a name</source>
        <translation>någon utan namn</translation>
    </message>
    <message>
        <source>1 new change from {1} came through the shared folder</source>
        <translation>1 ny ändring från {1} kom genom den delade mappen</translation>
    </message>
    <message>
        <source>{0} new changes from {1} came through the shared folder</source>
        <translation>{0} nya ändringar från {1} kom genom den delade mappen</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>Go to a clause</source>
        <translation>Gå till punkt</translation>
    </message>
    <message>
        <source>Number, some words of the heading, or id</source>
        <translation>Nummer, några ord ur rubriken eller id</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Clauses that fit</source>
        <translation>Punkter som passar</translation>
    </message>
    <message>
        <source>No clause fits</source>
        <translation>Ingen punkt passar</translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message>
        <source>and {0} more</source>
        <translation>och {0} till</translation>
    </message>
    <message>
        <source>{0} say the same</source>
        <translation>{0} säger samma sak</translation>
    </message>
    <message>
        <source>{0} say nearly the same</source>
        <translation>{0} säger nästan samma sak</translation>
    </message>
    <message>
        <source>1 tracked</source>
        <translation>1 spårat</translation>
    </message>
    <message>
        <source>{0} tracked</source>
        <translation>{0} spårade</translation>
    </message>
    <message>
        <source>1 made without tracking</source>
        <translation>1 utan spårning</translation>
    </message>
    <message>
        <source>{0} made without tracking</source>
        <translation>{0} utan spårning</translation>
    </message>
</context>
<context>
    <name>Handling</name>
    <message>
        <source>Proposed in the working text</source>
        <translation>Föreslaget i arbetstexten</translation>
    </message>
    <message>
        <source>The clause is not in the agreement, so there is nothing to comment on.</source>
        <translation>Punkten finns inte i avtalet, så det finns inget att kommentera.</translation>
    </message>
    <message>
        <source>The comment is written</source>
        <translation>Kommentaren är skriven</translation>
    </message>
</context>
<context>
    <name>InsertCommands</name>
    <message>
        <source>&amp;Picture…</source>
        <translation>&amp;Bild…</translation>
    </message>
    <message>
        <source>&amp;Table…</source>
        <translation>&amp;Tabell…</translation>
    </message>
    <message>
        <source>Foot&amp;note</source>
        <translation>Fot&amp;not</translation>
    </message>
    <message>
        <source>&amp;Reference to a clause…</source>
        <translation>&amp;Hänvisning till en punkt…</translation>
    </message>
    <message>
        <source>&amp;Field…</source>
        <translation>&amp;Fält…</translation>
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation>&amp;Länk…</translation>
    </message>
    <message>
        <source>Row &amp;above</source>
        <translation>Rad &amp;ovanför</translation>
    </message>
    <message>
        <source>Row &amp;below</source>
        <translation>Rad &amp;under</translation>
    </message>
    <message>
        <source>Column to the l&amp;eft</source>
        <translation>Kolumn till &amp;vänster</translation>
    </message>
    <message>
        <source>Column to the ri&amp;ght</source>
        <translation>Kolumn till hö&amp;ger</translation>
    </message>
    <message>
        <source>Propose to remove the ro&amp;w</source>
        <translation>Föreslå att r&amp;aden tas bort</translation>
    </message>
    <message>
        <source>Propose to remove the &amp;column</source>
        <translation>Föreslå att &amp;kolumnen tas bort</translation>
    </message>
    <message>
        <source>&amp;Header row on or off</source>
        <translation>&amp;Rubrikrad av eller på</translation>
    </message>
    <message>
        <source>Picture &amp;description…</source>
        <translation>Bildb&amp;eskrivning…</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Välj en bild</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Bilder ({0})</translation>
    </message>
    <message>
        <source>{0} can not be read: {1}</source>
        <translation>{0} går inte att läsa: {1}</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB. Make the picture smaller first.</source>
        <translation>{0} är större än {1} MB. Gör bilden mindre först.</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be shown.</source>
        <translation>{0} är inte en bild som går att visa.</translation>
    </message>
    <message>
        <source>Put the caret beside a picture first.</source>
        <translation>Ställ markören vid en bild först.</translation>
    </message>
    <message>
        <source>Number or words of the heading</source>
        <translation>Nummer eller ord i rubriken</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Hänvisning</translation>
    </message>
    <message>
        <source>Insert the reference</source>
        <translation>Infoga hänvisningen</translation>
    </message>
    <message>
        <source>field</source>
        <translation>fält</translation>
    </message>
    <message>
        <source>Nothing here leads anywhere else</source>
        <translation>Här finns inget som leder någon annanstans</translation>
    </message>
    <message>
        <source>Put the caret in a table first.</source>
        <translation>Ställ markören i en tabell först.</translation>
    </message>
    <message>
        <source>&amp;Merge the cells</source>
        <translation>&amp;Slå ihop cellerna</translation>
    </message>
    <message>
        <source>Select from the first cell to the last, with Shift and the arrow keys</source>
        <translation>Markera från den första cellen till den sista, med Skift och piltangenterna</translation>
    </message>
    <message>
        <source>&amp;Split the merged cell</source>
        <translation>&amp;Dela den sammanslagna cellen</translation>
    </message>
    <message>
        <source>Picture si&amp;ze…</source>
        <translation>B&amp;ildens storlek…</translation>
    </message>
    <message>
        <source>Select from the first cell to the last first, with Shift and the arrow keys.</source>
        <translation>Markera först från den första cellen till den sista, med Skift och piltangenterna.</translation>
    </message>
    <message>
        <source>The cells are proposed to be one, with the words of all of them</source>
        <translation>Cellerna föreslås bli en, med orden från alla</translation>
    </message>
    <message>
        <source>No-brea&amp;k space</source>
        <translation>Hårt &amp;mellanslag</translation>
    </message>
    <message>
        <source>Keeps what stands on both sides of it on one line, such as 5 and §</source>
        <translation>Håller det som står på båda sidor om det på samma rad, till exempel 5 och §</translation>
    </message>
    <message>
        <source>Propose to remo&amp;ve the whole table</source>
        <translation>Föresl&amp;å att hela tabellen tas bort</translation>
    </message>
    <message>
        <source>Go to the &amp;other end</source>
        <translation>Gå till andra &amp;änden</translation>
    </message>
    <message>
        <source>From a footnote to its sign or back, to what a reference names, between the places of a move</source>
        <translation>Mellan fotnot och fotnotstecken, till det en hänvisning pekar på, mellan en flytts båda platser</translation>
    </message>
    <message>
        <source>No-break h&amp;yphen</source>
        <translation>Hårt bindestre&amp;ck</translation>
    </message>
    <message>
        <source>Keeps what stands on both sides of it on one line, such as e and post</source>
        <translation>Håller ihop det som står på båda sidor på samma rad, till exempel e och post</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Bilden</translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message>
        <source>Take in files from Word</source>
        <translation>Ta in filer från Word</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Filer</translation>
    </message>
    <message>
        <source>On behalf of</source>
        <translation>För</translation>
    </message>
    <message>
        <source>The body that answers, such as a municipality</source>
        <translation>Den som svarar, till exempel en kommun</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>Vad filen innehåller</translation>
    </message>
    <message>
        <source>Show differences in looks only</source>
        <translation>Visa skillnader i enbart format</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Ta in</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Utskick</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Spårade</translation>
    </message>
    <message>
        <source>Untracked</source>
        <translation>Ospårade</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentarer</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>Oplacerat</translation>
    </message>
    <message>
        <source>To note</source>
        <translation>Att notera</translation>
    </message>
    <message>
        <source>Nothing has been taken in yet. Tracked changes and comments become proposals; edits made without tracking are found too, and marked as such. Choose the rows to take in, and see that each says from whom it is.</source>
        <translation>Inget är intaget ännu. Spårade ändringar och kommentarer blir förslag. Ändringar utan spårning hittas också och märks ut. Välj vilka rader som ska tas in och se till att varje rad säger från vem den är.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Välj filer…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Välj mapp…</translation>
    </message>
    <message>
        <source>Reading 1 file</source>
        <translation>Läser 1 fil</translation>
    </message>
    <message>
        <source>Reading {0} files</source>
        <translation>Läser {0} filer</translation>
    </message>
    <message>
        <source>{0} characters received = {1} unchanged + {2} in proposals + {3} added and struck + {4} listed</source>
        <translation>{0} tecken mottagna = {1} oförändrade + {2} i förslag + {3} tillagda och strukna + {4} listade</translation>
    </message>
    <message>
        <source>{0} comments received = {1} of our own + {2} taken in</source>
        <translation>{0} kommentarer mottagna = {1} våra egna + {2} intagna</translation>
    </message>
    <message>
        <source>Not placed or not understood; kept on the agreement as a whole and with the file:</source>
        <translation>Inte placerat eller inte förstått. Det behålls på avtalet som helhet och med filen:</translation>
    </message>
    <message>
        <source>Differences in looks only:</source>
        <translation>Skillnader i enbart format:</translation>
    </message>
    <message>
        <source>The files are being read</source>
        <translation>Filerna läses</translation>
    </message>
    <message>
        <source>Choose files first</source>
        <translation>Välj filer först</translation>
    </message>
    <message>
        <source>There is nothing to take in</source>
        <translation>Det finns inget att ta in</translation>
    </message>
    <message>
        <source>Say on whose behalf: {0}</source>
        <translation>Ange från vem filen är: {0}</translation>
    </message>
    <message>
        <source>Word files ({0})</source>
        <translation>Word-filer ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Välj filer</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Välj mapp</translation>
    </message>
    <message>
        <source>Taken in before</source>
        <translation>Redan intagen</translation>
    </message>
</context>
<context>
    <name>IntroductionCard</name>
    <message>
        <source>Västra Götalandsregionen (VGR)</source>
        <translation>Västra Götalandsregionen (VGR)</translation>
    </message>
    <message>
        <source>The municipalities</source>
        <translation>Kommunerna</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsätt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Sida</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Vem är du?</translation>
    </message>
    <message>
        <source>Your name and organisation stand beside every proposal you make.</source>
        <translation>Ditt namn och din organisation står vid varje förslag du lägger.</translation>
    </message>
    <message>
        <source>Write your name.</source>
        <translation>Skriv ditt namn.</translation>
    </message>
    <message>
        <source>Write your organisation, such as VGR or the municipality.</source>
        <translation>Skriv din organisation, till exempel VGR eller kommunen.</translation>
    </message>
    <message>
        <source>Choose the side you sit on.</source>
        <translation>Välj vilken sida du företräder.</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Choose a proposal first, for example with F8</source>
        <translation>Välj ett förslag först, till exempel med F8</translation>
    </message>
    <message>
        <source>Only what you have not shared yet can be kept private</source>
        <translation>Bara det du inte har delat än kan hållas privat</translation>
    </message>
    <message>
        <source>The proposal stays on this computer until you let it go along</source>
        <translation>Förslaget stannar på den här datorn tills du låter det följa med</translation>
    </message>
    <message>
        <source>What you write in the clause stays on this computer until you let it go along</source>
        <translation>Det du skriver i punkten stannar på den här datorn tills du låter det följa med</translation>
    </message>
    <message>
        <source>It goes along when you share</source>
        <translation>Det följer med när du delar</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Ctrl and Alt together are AltGr, which writes characters on a Swedish keyboard. Choose other keys.</source>
        <translation>Ctrl och Alt tillsammans är AltGr, som skriver tecken på ett svenskt tangentbord. Välj andra tangenter.</translation>
    </message>
    <message>
        <source>These keys write in the text. Choose keys with Ctrl, or a function key.</source>
        <translation>De tangenterna skriver i texten. Välj tangenter med Ctrl, eller en funktionstangent.</translation>
    </message>
    <message>
        <source>These keys move or write in the text. Choose others.</source>
        <translation>De tangenterna flyttar eller skriver i texten. Välj andra.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Kortkommandon</translation>
    </message>
    <message>
        <source>Find a command or its keys</source>
        <translation>Sök kommando eller tangenter</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Nya tangenter</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>Använd tangenterna</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Inga tangenter</translation>
    </message>
    <message>
        <source>As from the start</source>
        <translation>Som från början</translation>
    </message>
    <message>
        <source>All as from the start</source>
        <translation>Allt som från början</translation>
    </message>
    <message>
        <source> or </source>
        <translation> eller </translation>
    </message>
    <message>
        <source>Choose a command first</source>
        <translation>Välj ett kommando först</translation>
    </message>
    <message>
        <source>The command has no keys</source>
        <translation>Kommandot har inga tangenter</translation>
    </message>
    <message>
        <source>The command has its own keys</source>
        <translation>Kommandot har sina egna tangenter</translation>
    </message>
    <message>
        <source>Press the new keys first</source>
        <translation>Tryck de nya tangenterna först</translation>
    </message>
    <message>
        <source>Put the caret in the field and press the new keys.</source>
        <translation>Ställ markören i fältet och tryck de nya tangenterna.</translation>
    </message>
    <message>
        <source>{0} is “{1}” now. Use the keys anyway, and that command loses them.</source>
        <translation>{0} är ”{1}” nu. Om du använder tangenterna ändå förlorar det kommandot dem.</translation>
    </message>
    <message>
        <source>Use them anyway</source>
        <translation>Använd dem ändå</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Kommando</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tangenter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leave the group</source>
        <translation>Lämna gruppen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Stanna kvar</translation>
    </message>
    <message>
        <source>What you have shared stays with the others, and you can go on reading your copy. What you write from now on does not count for them, until a coordinator lets you in again.</source>
        <translation>Det du har delat finns kvar hos de andra, och du kan fortsätta läsa din kopia. Det du skriver från och med nu räknas inte hos dem förrän en processledare släpper in dig igen.</translation>
    </message>
    <message>
        <source>Leave the group?</source>
        <translation>Lämna gruppen?</translation>
    </message>
    <message>
        <source>1 edit is not shared yet and would not count. Share it first if it should.</source>
        <translation>1 ändring är inte delad och skulle inte räknas. Dela den först om den ska räknas.</translation>
    </message>
    <message>
        <source>{0} edits are not shared yet and would not count. Share them first if they should.</source>
        <translation>{0} ändringar är inte delade och skulle inte räknas. Dela dem först om de ska räknas.</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Link</source>
        <translation>Länk</translation>
    </message>
    <message>
        <source>Set the link</source>
        <translation>Sätt länken</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adress</translation>
    </message>
    <message>
        <source>Where does the link lead? Leave it empty to take the link away.</source>
        <translation>Vart leder länken? Lämna tomt för att ta bort länken.</translation>
    </message>
    <message>
        <source>An address begins with https:// or mailto:</source>
        <translation>En adress börjar med https:// eller mailto:</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>bold</source>
        <translation>fet</translation>
    </message>
    <message>
        <source>italic</source>
        <translation>kursiv</translation>
    </message>
    <message>
        <source>link</source>
        <translation>länk</translation>
    </message>
    <message>
        <source>another level</source>
        <translation>annan nivå</translation>
    </message>
    <message>
        <source>description of the picture</source>
        <translation>bildens beskrivning</translation>
    </message>
    <message>
        <source>size of the picture</source>
        <translation>bildens storlek</translation>
    </message>
    <message>
        <source>not bold</source>
        <translation>inte fet</translation>
    </message>
    <message>
        <source>not italic</source>
        <translation>inte kursiv</translation>
    </message>
    <message>
        <source>no link</source>
        <translation>ingen länk</translation>
    </message>
    <message>
        <source>bulleted list</source>
        <translation>punktlista</translation>
    </message>
    <message>
        <source>numbered list</source>
        <translation>numrerad lista</translation>
    </message>
    <message>
        <source>heading within the text</source>
        <translation>rubrik i texten</translation>
    </message>
    <message>
        <source>running text</source>
        <translation>löpande text</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Toolbar</source>
        <translation>Verktygsfält</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Öppnar…</translation>
    </message>
    <message>
        <source>Health-care agreements</source>
        <translation>Hälso- och sjukvårdsavtal</translation>
    </message>
    <message>
        <source>&amp;New agreement…</source>
        <translation>&amp;Nytt avtal…</translation>
    </message>
    <message>
        <source>&amp;Open a workspace…</source>
        <translation>&amp;Öppna ett ärende…</translation>
    </message>
    <message>
        <source>Open the &amp;example</source>
        <translation>Öppna &amp;exemplet</translation>
    </message>
    <message>
        <source>&amp;Join by a file you were sent…</source>
        <translation>&amp;Anslut med en fil du har fått…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>A&amp;vsluta</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Hitta ett kommando…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Kortkommandon</translation>
    </message>
    <message>
        <source>&amp;About the program</source>
        <translation>&amp;Om programmet</translation>
    </message>
    <message>
        <source>Language: {0}</source>
        <translation>Språk: {0}</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arkiv</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjälp</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Språk</translation>
    </message>
    <message>
        <source>New agreement from a &amp;Word file…</source>
        <translation>Nytt avtal från en &amp;Word-fil…</translation>
    </message>
    <message>
        <source>More menus</source>
        <translation>Fler menyer</translation>
    </message>
    <message>
        <source>Moving the key</source>
        <translation>Flyttar nyckeln</translation>
    </message>
    <message>
        <source>Something else is under way. Wait until it is done.</source>
        <translation>Något annat pågår. Vänta tills det är klart.</translation>
    </message>
    <message>
        <source>Read a reade&amp;r&apos;s copy…</source>
        <translation>Läs ett l&amp;äsexemplar…</translation>
    </message>
</context>
<context>
    <name>MembersView</name>
    <message>
        <source>Members</source>
        <translation>Medlemmar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personer</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Vem får göra vad</translation>
    </message>
    <message>
        <source>Rules of the group</source>
        <translation>Gruppens regler</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Delar</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Gallring</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopiera</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Stäng meddelandet</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>The workspace should lie elsewhere</source>
        <translation>Ärendet bör ligga någon annanstans</translation>
    </message>
    <message>
        <source>Move it to</source>
        <translation>Flytta det till</translation>
    </message>
    <message>
        <source>Move and open</source>
        <translation>Flytta och öppna</translation>
    </message>
    <message>
        <source>Open where it lies</source>
        <translation>Öppna där det ligger</translation>
    </message>
    <message>
        <source>{0} lies on a network drive. It may be damaged if the connection breaks.</source>
        <translation>{0} ligger på en nätverksenhet. Ärendet kan skadas om förbindelsen bryts.</translation>
    </message>
    <message>
        <source>{0} lies in a folder that {1} keeps. It may be damaged if it is copied while written.</source>
        <translation>{0} ligger i en mapp som {1} synkar. Ärendet kan skadas om det kopieras medan det skrivs.</translation>
    </message>
    <message>
        <source>Move the workspace to this computer?</source>
        <translation>Flytta ärendet till den här datorn?</translation>
    </message>
    <message>
        <source>Keep the workspace on your own computer, and choose the folder as shared folder under Exchange: then everybody gets what the others write, and nothing can be damaged. The old file is kept under another name.</source>
        <translation>Ha ärendet på din egen dator och välj mappen som delad mapp under Utbyte: då får alla det som andra skriver, och inget kan skadas. Den gamla filen sparas under ett annat namn.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Bläddra…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>NewDocumentDialog</name>
    <message>
        <source>New document</source>
        <translation>Nytt dokument</translation>
    </message>
    <message>
        <source>Make the document</source>
        <translation>Skapa dokumentet</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kortnamn</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Write a title first</source>
        <translation>Skriv en titel först</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Details</source>
        <translation>Detaljer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiera</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Visa detaljer</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Spara rapporten…</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Dölj detaljer</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Spara rapporten</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Reader&apos;s copies (*{0})</source>
        <translation>Läsexemplar (*{0})</translation>
    </message>
    <message>
        <source>Read a reader&apos;s copy</source>
        <translation>Läs ett läsexemplar</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öppnar</translation>
    </message>
    <message>
        <source>Workspaces (*{0})</source>
        <translation>Ärenden (*{0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Öppna ett ärende</translation>
    </message>
    <message>
        <source>New agreement</source>
        <translation>Nytt avtal</translation>
    </message>
    <message>
        <source>Main agreement</source>
        <translation>Huvudavtal</translation>
    </message>
    <message>
        <source>First clause</source>
        <translation>Första punkten</translation>
    </message>
    <message>
        <source>Where to keep the workspace</source>
        <translation>Var ärendet ska sparas</translation>
    </message>
    <message>
        <source>Files with changes (*{0})</source>
        <translation>Ändringspaket (*{0})</translation>
    </message>
    <message>
        <source>Files you were sent</source>
        <translation>Filer du har fått</translation>
    </message>
    <message>
        <source>{0} was not taken in: open it again when the workspace opens.</source>
        <translation>{0} togs inte in: öppna filen igen när arbetsytan går att öppna.</translation>
    </message>
    <message>
        <source>{0} is about a workspace that is not among those opened lately. Open it and answer there.</source>
        <translation>{0} gäller ett ärende som inte finns bland dem du har öppnat nyligen. Öppna det och svara där.</translation>
    </message>
</context>
<context>
    <name>Orientation</name>
    <message>
        <source>Counting words</source>
        <translation>Räknar ord</translation>
    </message>
</context>
<context>
    <name>OutlineChoices</name>
    <message>
        <source>Responsible party</source>
        <translation>Ansvarig part</translation>
    </message>
    <message>
        <source>Subject area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Responsible group</source>
        <translation>Ansvarig grupp</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupp</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Granskning</translation>
    </message>
    <message>
        <source>Open proposals</source>
        <translation>Öppna förslag</translation>
    </message>
    <message>
        <source>Open comments</source>
        <translation>Öppna kommentarer</translation>
    </message>
    <message>
        <source>Show all clauses</source>
        <translation>Visa alla punkter</translation>
    </message>
    <message>
        <source>✓ reviewed</source>
        <translation>✓ granskad</translation>
    </message>
    <message>
        <source>⚠ changed since</source>
        <translation>⚠ ändrad sedan granskningen</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>inte granskad</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>1 open proposal</source>
        <translation>1 öppet förslag</translation>
    </message>
    <message>
        <source>{0} open proposals</source>
        <translation>{0} öppna förslag</translation>
    </message>
    <message>
        <source>locked: {0}</source>
        <translation>låst: {0}</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>låst</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Search headings and numbers</source>
        <translation>Sök rubriker och nummer</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Innehåll</translation>
    </message>
    <message>
        <source>No heading holds these words. Search in the text with Ctrl+F.</source>
        <translation>Ingen rubrik har de orden. Sök i texten med Ctrl+F.</translation>
    </message>
    <message>
        <source>The package has no documents yet. Make one under File, New document.</source>
        <translation>Paketet har inga dokument ännu. Skapa ett under Arkiv, Nytt dokument.</translation>
    </message>
    <message>
        <source>Filter by party, area, status, group, proposals and comments</source>
        <translation>Filtrera på part, område, status, grupp, förslag och kommentarer</translation>
    </message>
    <message>
        <source>No clause fits. Press “Show all clauses” above.</source>
        <translation>Ingen punkt passar. Tryck på ”Visa alla punkter” ovanför.</translation>
    </message>
</context>
<context>
    <name>Outputs</name>
    <message>
        <source>comparison.docx</source>
        <translation>jamforelse.docx</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Spara jämförelsen</translation>
    </message>
    <message>
        <source>{0} was written</source>
        <translation>{0} skrevs</translation>
    </message>
    <message>
        <source>Writing {0}</source>
        <translation>Skriver {0}</translation>
    </message>
    <message>
        <source>Word file with tracked changes (*.docx)</source>
        <translation>Word-fil med spårade ändringar (*.docx)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webbsida (*.html)</translation>
    </message>
    <message>
        <source>Spreadsheet with old and new numbers (*.xlsx)</source>
        <translation>Kalkylblad med gamla och nya nummer (*.xlsx)</translation>
    </message>
    <message>
        <source>Change report, Word (*.docx)</source>
        <translation>Ändringsrapport, Word (*.docx)</translation>
    </message>
    <message>
        <source>Change report, spreadsheet (*.xlsx)</source>
        <translation>Ändringsrapport, kalkylblad (*.xlsx)</translation>
    </message>
    <message>
        <source>Print the comparison</source>
        <translation>Skriv ut jämförelsen</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Skriver ut</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>Skickat till skrivaren</translation>
    </message>
</context>
<context>
    <name>OverviewBar</name>
    <message>
        <source>Where the sides differ</source>
        <translation>Där sidorna skiljer sig</translation>
    </message>
</context>
<context>
    <name>OwnCard</name>
    <message>
        <source>Member cards (*{0})</source>
        <translation>Medlemskort (*{0})</translation>
    </message>
    <message>
        <source>Save my member card</source>
        <translation>Spara mitt medlemskort</translation>
    </message>
    <message>
        <source>Send {0} to the coordinator, and read these control words aloud when you talk to each other: {1}</source>
        <translation>Skicka {0} till processledaren och läs upp de här kontrollorden när ni hörs: {1}</translation>
    </message>
</context>
<context>
    <name>OwnKey</name>
    <message>
        <source>The program signs what you write with a key of yours, so that the others know it is by you. The key is kept in the system&apos;s key store ({0}). Keep a recovery code too: who resets the store loses the key.</source>
        <translation>Programmet undertecknar det du skriver med din nyckel, så att de andra vet att det kommer från dig. Nyckeln finns i systemets nyckellager ({0}). Ha en återställningskod också: den som återställer lagret förlorar nyckeln.</translation>
    </message>
    <message>
        <source>The program signs what you write with a key of yours, so that the others know it is by you. The key is kept in {0}.</source>
        <translation>Programmet undertecknar det du skriver med din nyckel, så att de andra vet att det kommer från dig. Nyckeln finns i {0}.</translation>
    </message>
    <message>
        <source>Only your user on this computer can read it. Keep a backup of it, or a recovery code.</source>
        <translation>Bara din användare på den här datorn kan läsa den. Ha en kopia av den, eller en återställningskod.</translation>
    </message>
    <message>
        <source>Others on this computer can read it: let only your own user read the file.</source>
        <translation>Andra på den här datorn kan läsa den: låt bara din egen användare läsa filen.</translation>
    </message>
</context>
<context>
    <name>OwnStanding</name>
    <message>
        <source>Your role is another now: {0}</source>
        <translation>Du har fått en annan roll: {0}</translation>
    </message>
    <message>
        <source>You have been let in. Your role: {0}</source>
        <translation>Du är insläppt. Din roll: {0}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>inserted by %1</source>
        <translation>tillagt av %1</translation>
    </message>
    <message>
        <source>struck by %1</source>
        <translation>struket av %1</translation>
    </message>
    <message>
        <source>Shared part: a change here shows in every document that has it</source>
        <translation>Gemensam del: en ändring här syns i alla dokument som har den</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Rubrik</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Moved here</source>
        <translation>Flyttad hit</translation>
    </message>
    <message>
        <source>New clause</source>
        <translation>Ny punkt</translation>
    </message>
    <message>
        <source>Proposed to be removed</source>
        <translation>Föreslås utgå</translation>
    </message>
    <message>
        <source>Ctrl+click opens the link</source>
        <translation>Ctrl+klick öppnar länken</translation>
    </message>
    <message>
        <source>Insertion</source>
        <translation>Tillägg</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Strykning</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>Ersättning</translation>
    </message>
    <message>
        <source>Change of appearance</source>
        <translation>Ändrat utseende</translation>
    </message>
    <message>
        <source>Removal of a clause</source>
        <translation>Punkt tas bort</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Flytt</translation>
    </message>
    <message>
        <source>Change in a table</source>
        <translation>Ändring i tabell</translation>
    </message>
    <message>
        <source>Agreement text</source>
        <translation>Avtalstext</translation>
    </message>
    <message>
        <source>This view is for reading only. Choose All markup or Simple to write.</source>
        <translation>Den här vyn går bara att läsa. Välj Alla ändringar eller Enkel för att skriva.</translation>
    </message>
    <message>
        <source>VGR</source>
        <translation>VGR</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Båda</translation>
    </message>
    <message>
        <source>Discussed</source>
        <translation>diskussion</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>enig</translation>
    </message>
    <message>
        <source>Not agreed</source>
        <translation>oenig</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>klar</translation>
    </message>
    <message>
        <source>moving words</source>
        <translation>flytt av text</translation>
    </message>
    <message>
        <source>pasting</source>
        <translation>inklistring</translation>
    </message>
    <message>
        <source>Pasting</source>
        <translation>Klistrar in</translation>
    </message>
    <message>
        <source>Footnote</source>
        <translation>Fotnot</translation>
    </message>
    <message>
        <source>The picture is not here yet: %1</source>
        <translation>Bilden har inte kommit än: %1</translation>
    </message>
    <message>
        <source>Split from the clause before</source>
        <translation>Avdelad från punkten före</translation>
    </message>
    <message>
        <source>Moved from here to %1</source>
        <translation>Flyttad härifrån till %1</translation>
    </message>
    <message>
        <source>Proposed to be merged with %1</source>
        <translation>Föreslås slås ihop med %1</translation>
    </message>
    <message>
        <source>Split of a clause</source>
        <translation>Delning av en punkt</translation>
    </message>
    <message>
        <source>Merging of clauses</source>
        <translation>Sammanslagning av punkter</translation>
    </message>
    <message>
        <source>Backspace once more proposes to merge this clause with the one before</source>
        <translation>Backsteg en gång till föreslår att punkten slås ihop med den före</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Sida {0} av {1}</translation>
    </message>
    <message>
        <source>{0} (printed in {1})</source>
        <translation>{0} (skrivs ut i {1})</translation>
    </message>
    <message>
        <source>footnote %1</source>
        <translation>fotnot %1</translation>
    </message>
    <message>
        <source>picture: %1</source>
        <translation>bild: %1</translation>
    </message>
    <message>
        <source>row %1 of %2</source>
        <translation>rad %1 av %2</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>kolumn %1</translation>
    </message>
    <message>
        <source>row inserted by %1</source>
        <translation>rad infogad av %1</translation>
    </message>
    <message>
        <source>row struck by %1</source>
        <translation>rad struken av %1</translation>
    </message>
    <message>
        <source>column inserted by %1</source>
        <translation>kolumn infogad av %1</translation>
    </message>
    <message>
        <source>column struck by %1</source>
        <translation>kolumn struken av %1</translation>
    </message>
    <message>
        <source>Municipal</source>
        <translation>Kommunen</translation>
    </message>
    <message>
        <source>in conflict</source>
        <translation>i en krock</translation>
    </message>
    <message>
        <source>comment: %1</source>
        <translation>kommentar: %1</translation>
    </message>
    <message>
        <source>new paragraph</source>
        <translation>nytt stycke</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Kopierar</translation>
    </message>
    <message>
        <source>Striking</source>
        <translation>Stryker</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Skriver</translation>
    </message>
    <message>
        <source>Changing the appearance</source>
        <translation>Ändrar utseendet</translation>
    </message>
    <message>
        <source>Pictures did not come along. Copy and paste each one by itself.</source>
        <translation>Bilder följde inte med. Kopiera och klistra in var och en för sig.</translation>
    </message>
    <message>
        <source>So much can not be dragged. Copy or cut it, and paste it where it is to stand.</source>
        <translation>Så mycket kan inte dras. Kopiera eller klipp ut det, och klistra in det där det ska stå.</translation>
    </message>
    <message>
        <source>private, stays here</source>
        <translation>privat, stannar här</translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message>
        <source>Parts</source>
        <translation>Delar</translation>
    </message>
    <message>
        <source>Members that the part is handed out to</source>
        <translation>Medlemmar som delen är utdelad till</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>Dela ut</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Handed out to</source>
        <translation>Utdelad till</translation>
    </message>
    <message>
        <source>Tick the members whose part it is to be</source>
        <translation>Kryssa för dem som ska ha delen</translation>
    </message>
    <message>
        <source>The part is handed out</source>
        <translation>Delen är utdelad</translation>
    </message>
    <message>
        <source>Leads of a part decide on proposals in their own parts. What they write elsewhere arrives as proposals.</source>
        <translation>Den som ansvarar för en del avgör förslag där. Det som personen skriver i andra delar blir förslag.</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>The program signs what each of you writes with a key. The control words stand for the key: read aloud by its owner and the same here, they show that nobody else uses the name.</source>
        <translation>Programmet undertecknar det var och en skriver med en nyckel. Kontrollorden står för nyckeln: när personen läser upp dem och de är desamma här vet du att ingen annan använder namnet.</translation>
    </message>
    <message>
        <source>Role of the member chosen</source>
        <translation>Den valda medlemmens roll</translation>
    </message>
    <message>
        <source>Choose a member above</source>
        <translation>Välj en medlem ovan</translation>
    </message>
    <message>
        <source>Change role</source>
        <translation>Byt roll</translation>
    </message>
    <message>
        <source>Revoke the key</source>
        <translation>Återkalla nyckeln</translation>
    </message>
    <message>
        <source>Let late work count</source>
        <translation>Låt sent arbete gälla</translation>
    </message>
    <message>
        <source>Recovery code on paper…</source>
        <translation>Återställningskod på papper…</translation>
    </message>
    <message>
        <source>Use a recovery code…</source>
        <translation>Använd återställningskod…</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>återkallad</translation>
    </message>
    <message>
        <source>You are {0}, {1}. Role: {2}. Your control words: {3}</source>
        <translation>Du är {0}, {1}. Roll: {2}. Dina kontrollord: {3}</translation>
    </message>
    <message>
        <source>Only who made the agreement file makes a recovery code</source>
        <translation>Bara den som skapade ärendet tar fram en återställningskod</translation>
    </message>
    <message>
        <source>No recovery code was made for this agreement</source>
        <translation>Ingen återställningskod har tagits fram för ärendet</translation>
    </message>
    <message>
        <source>{0} is admitted. Send a file so that the others get to know it.</source>
        <translation>{0} är insläppt. Skicka en fil så att de andra får veta det.</translation>
    </message>
    <message>
        <source>{0} is now {1}</source>
        <translation>{0} är nu {1}</translation>
    </message>
    <message>
        <source>The key of {0} is revoked. Send a file so that the others get to know it.</source>
        <translation>Nyckeln för {0} är återkallad. Skicka en fil så att de andra får veta det.</translation>
    </message>
    <message>
        <source>What {0} wrote counts now; the key stays revoked</source>
        <translation>Det {0} skrev gäller nu; nyckeln är fortfarande återkallad</translation>
    </message>
    <message>
        <source>{0} is a member already</source>
        <translation>{0} är redan medlem</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Släpp in igen</translation>
    </message>
    <message>
        <source>You are coordinator now. Send a file so that the others get to know it.</source>
        <translation>Du är processledare nu. Skicka en fil så att de andra får veta det.</translation>
    </message>
    <message>
        <source>Let in by a member card…</source>
        <translation>Släpp in med medlemskort…</translation>
    </message>
    <message>
        <source>Save my member card…</source>
        <translation>Spara mitt medlemskort…</translation>
    </message>
    <message>
        <source>Let in by a member card</source>
        <translation>Släpp in med medlemskort</translation>
    </message>
    <message>
        <source>Choose a member in the table</source>
        <translation>Välj en medlem i tabellen</translation>
    </message>
    <message>
        <source>The key is revoked already</source>
        <translation>Nyckeln är redan återkallad</translation>
    </message>
    <message>
        <source>There is no late work by this member</source>
        <translation>Det finns inget sent arbete från medlemmen</translation>
    </message>
    <message>
        <source>The member has that role. Choose another.</source>
        <translation>Medlemmen har redan den rollen. Välj en annan.</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Återkallad</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Medlemmar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Sida</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Control words</source>
        <translation>Kontrollord</translation>
    </message>
    <message>
        <source>{0}: another member has the same name. Go by the control words.</source>
        <translation>{0}: en annan medlem heter likadant. Gå efter kontrollorden.</translation>
    </message>
    <message>
        <source>A code that makes its holder coordinator if the keys are lost; it is printed or written down</source>
        <translation>En kod som gör den som har den till processledare om nycklarna går förlorade; den skrivs ut eller skrivs ner</translation>
    </message>
    <message>
        <source>Become coordinator by the code on paper, and revoke a key that was lost</source>
        <translation>Bli processledare med koden på papper och återkalla en nyckel som är förlorad</translation>
    </message>
    <message>
        <source>Choose the file that somebody has sent you, and compare its control words with them</source>
        <translation>Välj filen som personen har skickat till dig och jämför kontrollorden med personen</translation>
    </message>
    <message>
        <source>A file to send to the coordinator of this or another working group</source>
        <translation>En fil att skicka till processledaren i den här eller en annan arbetsgrupp</translation>
    </message>
    <message>
        <source>You have left the group. Send a file so that the others get to know it.</source>
        <translation>Du har lämnat gruppen. Skicka en fil så att de andra får veta det.</translation>
    </message>
    <message>
        <source>Leave the group…</source>
        <translation>Lämna gruppen…</translation>
    </message>
    <message>
        <source>What is written with the key from now on does not count; what you have seen of it does</source>
        <translation>Det som skrivs med nyckeln från och med nu räknas inte; det du redan har fått räknas</translation>
    </message>
    <message>
        <source>What the member wrote before hearing of the revocation counts after all</source>
        <translation>Det medlemmen skrev innan återkallandet hade nått fram räknas ändå</translation>
    </message>
    <message>
        <source>Replaced by a new key</source>
        <translation>Ersatt av en ny nyckel</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>Proposals of several</source>
        <translation>Förslag från flera</translation>
    </message>
    <message>
        <source>Choose whose proposals are laid on the agreed text.</source>
        <translation>Välj vilkas förslag som ska läggas på den överenskomna texten.</translation>
    </message>
</context>
<context>
    <name>Persons</name>
    <message>
        <source>member</source>
        <translation>medlem</translation>
    </message>
    <message>
        <source>member ({0} places)</source>
        <translation>medlem ({0} ställen)</translation>
    </message>
    <message>
        <source>wrote 1 comment</source>
        <translation>skrev 1 kommentar</translation>
    </message>
    <message>
        <source>wrote {0} comments</source>
        <translation>skrev {0} kommentarer</translation>
    </message>
    <message>
        <source>responsible for 1 answer</source>
        <translation>ansvarig för 1 svar</translation>
    </message>
    <message>
        <source>responsible for {0} answers</source>
        <translation>ansvarig för {0} svar</translation>
    </message>
    <message>
        <source>got 1 Word file</source>
        <translation>fick 1 Word-fil</translation>
    </message>
    <message>
        <source>got {0} Word files</source>
        <translation>fick {0} Word-filer</translation>
    </message>
    <message>
        <source>got 1 package</source>
        <translation>fick 1 paket</translation>
    </message>
    <message>
        <source>got {0} packages</source>
        <translation>fick {0} paket</translation>
    </message>
    <message>
        <source>wrote 1 proposal</source>
        <translation>skrev 1 förslag</translation>
    </message>
    <message>
        <source>wrote {0} proposals</source>
        <translation>skrev {0} förslag</translation>
    </message>
    <message>
        <source>words of 1 comment</source>
        <translation>texten i 1 kommentar</translation>
    </message>
    <message>
        <source>words of {0} comments</source>
        <translation>texten i {0} kommentarer</translation>
    </message>
    <message>
        <source>words of 1 reason</source>
        <translation>texten i 1 motivering</translation>
    </message>
    <message>
        <source>words of {0} reasons</source>
        <translation>texten i {0} motiveringar</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 fil</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} filer</translation>
    </message>
    <message>
        <source>personal data: {0}</source>
        <translation>personuppgifter: {0}</translation>
    </message>
    <message>
        <source>1 comment</source>
        <translation>1 kommentar</translation>
    </message>
    <message>
        <source>{0} comments</source>
        <translation>{0} kommentarer</translation>
    </message>
    <message>
        <source>1 reason or answer</source>
        <translation>1 motivering eller bedömning</translation>
    </message>
    <message>
        <source>{0} reasons or answers</source>
        <translation>{0} motiveringar eller bedömningar</translation>
    </message>
    <message>
        <source>1 place in the text of the agreement, struck words too</source>
        <translation>1 ställe i avtalstexten, strukna ord inräknade</translation>
    </message>
    <message>
        <source>{0} places in the text of the agreement, struck words too</source>
        <translation>{0} ställen i avtalstexten, strukna ord inräknade</translation>
    </message>
    <message>
        <source>1 other place</source>
        <translation>1 annat ställe</translation>
    </message>
    <message>
        <source>{0} other places</source>
        <translation>{0} andra ställen</translation>
    </message>
    <message>
        <source>Register extract: {0}</source>
        <translation>Registerutdrag: {0}</translation>
    </message>
    <message>
        <source>from an older version, can not be erased</source>
        <translation>från en äldre version, kan inte gallras</translation>
    </message>
    <message>
        <source>In words that somebody wrote, can not be erased: </source>
        <translation>I ord som någon har skrivit, kan inte gallras: </translation>
    </message>
</context>
<context>
    <name>Picks</name>
    <message>
        <source>{0} (in some)</source>
        <translation>{0} (i några)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Inga</translation>
    </message>
    <message>
        <source>1 chosen</source>
        <translation>1 vald</translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation>{0} valda</translation>
    </message>
    <message>
        <source>Edit the list…</source>
        <translation>Ändra listan…</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Propose the description</source>
        <translation>Föreslå beskrivningen</translation>
    </message>
    <message>
        <source>Insert the picture</source>
        <translation>Infoga bilden</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivning</translation>
    </message>
    <message>
        <source>What does the picture show? It is read to those who do not see it.</source>
        <translation>Vad visar bilden? Texten läses upp för den som inte ser bilden.</translation>
    </message>
    <message>
        <source>Describe the picture first</source>
        <translation>Beskriv bilden först</translation>
    </message>
</context>
<context>
    <name>PictureSizeDialog</name>
    <message>
        <source>Picture size</source>
        <translation>Bildens storlek</translation>
    </message>
    <message>
        <source>Propose the size</source>
        <translation>Föreslå storleken</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Bredd</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höjd</translation>
    </message>
    <message>
        <source> cm</source>
        <translation> cm</translation>
    </message>
    <message>
        <source>Keep the proportion</source>
        <translation>Behåll proportionerna</translation>
    </message>
    <message>
        <source>As wide as the text</source>
        <translation>Lika bred som texten</translation>
    </message>
    <message>
        <source>The picture has this size already</source>
        <translation>Bilden har redan den storleken</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>There is such a file. It will be replaced.</source>
        <translation>Det finns redan en sådan fil. Den ersätts.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Bläddra…</translation>
    </message>
    <message>
        <source>Browse for the file</source>
        <translation>Bläddra efter filen</translation>
    </message>
    <message>
        <source>Say where the file is to be</source>
        <translation>Ange var filen ska ligga</translation>
    </message>
</context>
<context>
    <name>Post</name>
    <message>
        <source>Requests (*{0})</source>
        <translation>Begäranden (*{0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
    <message>
        <source>Answer a request</source>
        <translation>Svara på en begäran</translation>
    </message>
    <message>
        <source>{0} is about the workspace {1}. Open that one and answer there.</source>
        <translation>{0} gäller ärendet {1}. Öppna det och svara där.</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>Läser {0}</translation>
    </message>
    <message>
        <source>Writing changes to {0}</source>
        <translation>Skriver ändringar till {0}</translation>
    </message>
    <message>
        <source>Ask for what is missing</source>
        <translation>Be om det som saknas</translation>
    </message>
    <message>
        <source>{0} was written.</source>
        <translation>{0} är skriven.</translation>
    </message>
    <message>
        <source>Send it to somebody who has more. The answer holds exactly what is not here.</source>
        <translation>Skicka den till någon som har mer. Svaret innehåller precis det som saknas här.</translation>
    </message>
    <message>
        <source>Request written</source>
        <translation>Begäran är skriven</translation>
    </message>
    <message>
        <source>Writing {0}</source>
        <translation>Skriver {0}</translation>
    </message>
    <message>
        <source>Files with changes (*{0})</source>
        <translation>Ändringspaket (*{0})</translation>
    </message>
    <message>
        <source>Take in files with changes</source>
        <translation>Ta in ändringspaket</translation>
    </message>
    <message>
        <source>Drop requests one by one, by themselves, to answer them: {0}</source>
        <translation>Släpp en begäran i taget, för sig, för att svara på den: {0}</translation>
    </message>
    <message>
        <source>Taking in changes</source>
        <translation>Tar in ändringar</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Intaget</translation>
    </message>
    <message>
        <source>1 change was written to {1}.</source>
        <translation>1 ändring är skriven till {1}.</translation>
    </message>
    <message>
        <source>{0} changes were written to {1}.</source>
        <translation>{0} ändringar är skrivna till {1}.</translation>
    </message>
    <message>
        <source>1 change that they have was left out.</source>
        <translation>1 ändring som de har är utelämnad.</translation>
    </message>
    <message>
        <source>{0} changes that they have were left out.</source>
        <translation>{0} ändringar som de har är utelämnade.</translation>
    </message>
    <message>
        <source>Only {0} and you can read it.</source>
        <translation>Bara {0} och du kan läsa den.</translation>
    </message>
    <message>
        <source>Send the file by e-mail or put it in a shared folder.</source>
        <translation>Skicka filen med e-post eller lägg den i en delad mapp.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Skickat</translation>
    </message>
    <message>
        <source>1 new change from {1} was taken in.</source>
        <translation>1 ny ändring från {1} togs in.</translation>
    </message>
    <message>
        <source>{0} new changes from {1} were taken in.</source>
        <translation>{0} nya ändringar från {1} togs in.</translation>
    </message>
    <message>
        <source>There was nothing new in {0}.</source>
        <translation>Det fanns inget nytt i {0}.</translation>
    </message>
    <message>
        <source>1 of the new changes is by somebody who is not admitted yet.</source>
        <translation>1 av de nya ändringarna är skriven av någon som ännu inte är insläppt.</translation>
    </message>
    <message>
        <source>{0} of the new changes are by somebody who is not admitted yet.</source>
        <translation>{0} av de nya ändringarna är skrivna av någon som ännu inte är insläppt.</translation>
    </message>
    <message>
        <source>What such a person writes counts once a coordinator admits the person, under Members.</source>
        <translation>Det som personen skriver räknas när en processledare släpper in personen, under Medlemmar.</translation>
    </message>
    <message>
        <source>1 change waits for others that have not come.</source>
        <translation>1 ändring väntar på andra som inte har kommit.</translation>
    </message>
    <message>
        <source>{0} changes wait for others that have not come.</source>
        <translation>{0} ändringar väntar på andra som inte har kommit.</translation>
    </message>
    <message>
        <source>1 change was here already.</source>
        <translation>1 ändring fanns redan här.</translation>
    </message>
    <message>
        <source>{0} changes were here already.</source>
        <translation>{0} ändringar fanns redan här.</translation>
    </message>
</context>
<context>
    <name>Press</name>
    <message>
        <source>There is no document to print</source>
        <translation>Det finns inget dokument att skriva ut</translation>
    </message>
    <message>
        <source>Setting the pages</source>
        <translation>Sätter sidorna</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Spara som PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-filer (*.pdf)</translation>
    </message>
    <message>
        <source>Writing {0}</source>
        <translation>Skriver {0}</translation>
    </message>
    <message>
        <source>{0} was written.</source>
        <translation>{0} är skriven.</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>Skickat till skrivaren</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Skriver ut</translation>
    </message>
    <message>
        <source>all markup</source>
        <translation>alla ändringar</translation>
    </message>
    <message>
        <source>open proposals as accepted</source>
        <translation>öppna förslag som godkända</translation>
    </message>
    <message>
        <source>as agreed</source>
        <translation>överenskommen text</translation>
    </message>
    <message>
        <source>working draft</source>
        <translation>arbetsutkast</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Förhandsgranska</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Föregående sida</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nästa sida</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Spara som PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Skriv ut…</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Sida {0} av {1}</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print</source>
        <translation>Skriv ut</translation>
    </message>
    <message>
        <source>The clause {0}with those under it</source>
        <translation>Punkten {0}med underpunkter</translation>
    </message>
    <message>
        <source>The document {0}</source>
        <translation>Dokumentet {0}</translation>
    </message>
    <message>
        <source>The whole package; a shared part once</source>
        <translation>Hela paketet, varje gemensam del en gång</translation>
    </message>
    <message>
        <source>With every proposal marked</source>
        <translation>Med alla förslag markerade</translation>
    </message>
    <message>
        <source>Clean, as if open proposals were accepted</source>
        <translation>Ren text, som om öppna förslag var godkända</translation>
    </message>
    <message>
        <source>Clean, as agreed so far</source>
        <translation>Ren text, som den är överenskommen hittills</translation>
    </message>
    <message>
        <source>What is printed?</source>
        <translation>Vad ska skrivas ut?</translation>
    </message>
    <message>
        <source>How are proposals shown?</source>
        <translation>Hur visas förslagen?</translation>
    </message>
    <message>
        <source>1 private edit is printed too, where it stands in what you choose.</source>
        <translation>1 privat ändring skrivs också ut, om den står i det du väljer.</translation>
    </message>
    <message>
        <source>{0} private edits are printed too, where they stand in what you choose.</source>
        <translation>{0} privata ändringar skrivs också ut, om de står i det du väljer.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Förhandsgranska…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Spara som PDF…</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Leave this, with nothing changed (Esc)</source>
        <translation>Avbryt, så att ingenting ändras (Esc)</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>not shared</source>
        <translation>inte delat</translation>
    </message>
    <message>
        <source>private, stays here</source>
        <translation>privat, stannar här</translation>
    </message>
</context>
<context>
    <name>ProposalChoices</name>
    <message>
        <source>State</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Avgjorda</translation>
    </message>
    <message>
        <source>Not shared</source>
        <translation>Inte delade</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alla lägen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alla slag</translation>
    </message>
    <message>
        <source>Body or person</source>
        <translation>Organ eller person</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>Written or taken in by</source>
        <translation>Skrivet eller intaget av</translation>
    </message>
    <message>
        <source>By anybody</source>
        <translation>Av vem som helst</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Ursprung</translation>
    </message>
    <message>
        <source>From anywhere</source>
        <translation>Alla ursprung</translation>
    </message>
    <message>
        <source>Written here</source>
        <translation>Skrivna här</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Inlämnade</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Alla tider</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Senaste 7 dagarna</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Senaste 30 dagarna</translation>
    </message>
    <message>
        <source>Since {0}</source>
        <translation>Sedan {0}</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Mellan två dagar</translation>
    </message>
</context>
<context>
    <name>ProposalsModel</name>
    <message>
        <source>{0}: with {1}</source>
        <translation>{0}: med {1}</translation>
    </message>
    <message>
        <source>{0}: after {1}</source>
        <translation>{0}: efter {1}</translation>
    </message>
    <message>
        <source>{0}: first in {1}</source>
        <translation>{0}: först i {1}</translation>
    </message>
    <message>
        <source>{0}: first in “{1}”</source>
        <translation>{0}: först i ”{1}”</translation>
    </message>
</context>
<context>
    <name>ProposalsPanel</name>
    <message>
        <source>Proposals</source>
        <translation>Förslag</translation>
    </message>
    <message>
        <source>Filter proposals</source>
        <translation>Filtrera förslag</translation>
    </message>
    <message>
        <source>Filter proposals by words, name or number</source>
        <translation>Filtrera förslag på ord, namn eller nummer</translation>
    </message>
    <message>
        <source>1 proposal shown</source>
        <translation>1 förslag visas</translation>
    </message>
    <message>
        <source>{0} proposals shown</source>
        <translation>{0} förslag visas</translation>
    </message>
    <message>
        <source>There are no proposals yet. Write in the text: what you change becomes a proposal.</source>
        <translation>Det finns inga förslag ännu. Skriv i texten: det du ändrar blir ett förslag.</translation>
    </message>
    <message>
        <source>Every proposal is decided. Choose “Decided” above to see them.</source>
        <translation>Alla förslag är avgjorda. Välj ”Avgjorda” ovanför för att se dem.</translation>
    </message>
    <message>
        <source>No proposal fits the filter. Choose another state, kind or body, or clear the words.</source>
        <translation>Inget förslag passar filtret. Välj ett annat läge, slag eller en annan organisation, eller ta bort orden.</translation>
    </message>
    <message>
        <source>More ways to filter: person, origin, time</source>
        <translation>Fler sätt att filtrera: person, ursprung, tid</translation>
    </message>
    <message>
        <source>Group by clause</source>
        <translation>Gruppera per punkt</translation>
    </message>
    <message>
        <source>Reason for several (optional)</source>
        <translation>Motivering för flera (valfri)</translation>
    </message>
    <message>
        <source>Decide on several</source>
        <translation>Avgör flera</translation>
    </message>
    <message>
        <source>Proposal {0} of {1}</source>
        <translation>Förslag {0} av {1}</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Return</source>
        <translation>Retur</translation>
    </message>
</context>
<context>
    <name>ReaderWindow</name>
    <message>
        <source>{0}: {1} (reader&apos;s copy)</source>
        <translation>{0}: {1} (läsexemplar)</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>Rubriker</translation>
    </message>
    <message>
        <source>The text of the version</source>
        <translation>Versionens text</translation>
    </message>
    <message>
        <source>Search in the text</source>
        <translation>Sök i texten</translation>
    </message>
    <message>
        <source>Save as a web page…</source>
        <translation>Spara som webbsida…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Reader&apos;s copy of a frozen version. It can be read but not changed.</source>
        <translation>Läsexemplar av en fryst version. Det kan läsas men inte ändras.</translation>
    </message>
    <message>
        <source>The text is exactly the one that was frozen (checksum {0}…).</source>
        <translation>Texten är exakt den som frystes (kontrollsumma {0}…).</translation>
    </message>
    <message>
        <source>The text does not match the checksum {0}…, or that is of an older kind. Ask who sent it.</source>
        <translation>Kontrollsumman {0}… stämmer inte med texten eller är av en äldre sort. Fråga avsändaren.</translation>
    </message>
    <message>
        <source>Signed with the control words {0}. Compare them with those of who sent it.</source>
        <translation>Undertecknat med kontrollorden {0}. Jämför dem med avsändarens.</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webbsidor (*.html)</translation>
    </message>
    <message>
        <source>Save as a web page</source>
        <translation>Spara som webbsida</translation>
    </message>
</context>
<context>
    <name>ReadersCopyDialog</name>
    <message>
        <source>Reader&apos;s copy</source>
        <translation>Läsexemplar</translation>
    </message>
    <message>
        <source>Body or person (optional)</source>
        <translation>Instans eller person (valfritt)</translation>
    </message>
    <message>
        <source>for decision</source>
        <translation>för beslut</translation>
    </message>
    <message>
        <source>for information</source>
        <translation>för kännedom</translation>
    </message>
    <message>
        <source>consultation</source>
        <translation>remiss</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Skriv filen</translation>
    </message>
    <message>
        <source>Frozen version</source>
        <translation>Fryst version</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Mottagare</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Syfte</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>One frozen version for those who only read: no proposals, no comments, nobody&apos;s name. The program shows it, and anybody can unpack the file and read the page in it.</source>
        <translation>En fryst version för dem som bara läser: inga förslag, inga kommentarer, ingens namn. Programmet visar den, och vem som helst kan packa upp filen och läsa sidan i den.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>There is no frozen version yet. Freeze one under Review first.</source>
        <translation>Det finns ingen fryst version ännu. Frys en under Granska först.</translation>
    </message>
    <message>
        <source>Reader&apos;s copies (*{0})</source>
        <translation>Läsexemplar (*{0})</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>Reason (optional)</source>
        <translation>Motivering (valfri)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivering</translation>
    </message>
    <message>
        <source>Reasons given lately (down arrow)</source>
        <translation>Senaste motiveringarna (nedåtpil)</translation>
    </message>
    <message>
        <source>No reason has been given yet</source>
        <translation>Ingen motivering är given än</translation>
    </message>
</context>
<context>
    <name>RecoverDialog</name>
    <message>
        <source>Use a recovery code</source>
        <translation>Använd återställningskod</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Återställningskod</translation>
    </message>
    <message>
        <source>Seven groups of four letters and digits</source>
        <translation>Sju grupper med fyra bokstäver och siffror</translation>
    </message>
    <message>
        <source>Key that was lost</source>
        <translation>Nyckel som är förlorad</translation>
    </message>
    <message>
        <source>No key: I only want to become coordinator</source>
        <translation>Ingen: jag vill bara bli processledare</translation>
    </message>
    <message>
        <source>{0}: revoke that key</source>
        <translation>{0}: återkalla den nyckeln</translation>
    </message>
    <message>
        <source>Become coordinator</source>
        <translation>Bli processledare</translation>
    </message>
    <message>
        <source>Write the code first</source>
        <translation>Skriv koden först</translation>
    </message>
    <message>
        <source>The code on paper makes you coordinator, and revokes the key that was lost with a computer.</source>
        <translation>Koden på papperet gör dig till processledare och återkallar den nyckel som gick förlorad med en dator.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Code on the paper</source>
        <translation>Koden på papperet</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>New line</source>
        <translation>Ny rad</translation>
    </message>
    <message>
        <source>Take away the line</source>
        <translation>Ta bort raden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Ny</translation>
    </message>
</context>
<context>
    <name>ReleaseDialog</name>
    <message>
        <source>Waiting to be shared</source>
        <translation>Väntar på att delas</translation>
    </message>
    <message>
        <source>What waits to be shared; ticked goes along</source>
        <translation>Det som väntar på att delas; förbockat följer med</translation>
    </message>
    <message>
        <source>Everything is already shared. What you write next waits here until you share it.</source>
        <translation>Allt är redan delat. Det du skriver härnäst väntar här tills du delar det.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Dela</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>1 edit goes along</source>
        <translation>1 ändring följer med</translation>
    </message>
    <message>
        <source>{0} edits go along</source>
        <translation>{0} ändringar följer med</translation>
    </message>
    <message>
        <source>Share 1 edit</source>
        <translation>Dela 1 ändring</translation>
    </message>
    <message>
        <source>Share {0} edits</source>
        <translation>Dela {0} ändringar</translation>
    </message>
    <message>
        <source>Nothing that is ticked waits to be shared</source>
        <translation>Inget förbockat väntar på att delas</translation>
    </message>
    <message>
        <source>Builds on something that stays, so it stays too</source>
        <translation>Bygger på något som stannar och stannar därför också</translation>
    </message>
    <message>
        <source>All of the clause is private</source>
        <translation>Hela punkten är privat</translation>
    </message>
    <message>
        <source>Private: stays on this computer</source>
        <translation>Privat: stannar på den här datorn</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore from a backup</source>
        <translation>Återställ från en säkerhetskopia</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Säkerhetskopior</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Tagen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Ändringar</translation>
    </message>
    <message>
        <source>Open as a copy…</source>
        <translation>Öppna som kopia…</translation>
    </message>
    <message>
        <source>Backups are taken by themselves and lie in the program&apos;s own folder on this computer. Restoring adds what a backup has and is not here, and takes nothing away.</source>
        <translation>Säkerhetskopior tas automatiskt och ligger i programmets egen mapp på den här datorn. När du återställer läggs det som kopian har och som saknas här till, och inget tas bort.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>can not be read</source>
        <translation>kan inte läsas</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 ändring</translation>
    </message>
    <message>
        <source>{0} changes</source>
        <translation>{0} ändringar</translation>
    </message>
    <message>
        <source>1 edit not shared</source>
        <translation>1 ändring inte delad</translation>
    </message>
    <message>
        <source>{0} edits not shared</source>
        <translation>{0} ändringar inte delade</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>inget</translation>
    </message>
    <message>
        <source>Choose a backup first</source>
        <translation>Välj en säkerhetskopia först</translation>
    </message>
    <message>
        <source>All that is in this backup is here already</source>
        <translation>Allt i den här säkerhetskopian finns redan här</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Det finns ingen säkerhetskopia ännu.</translation>
    </message>
    <message>
        <source>Lacks</source>
        <translation>Saknar</translation>
    </message>
    <message>
        <source>Has besides</source>
        <translation>Har dessutom</translation>
    </message>
    <message>
        <source>Add to the workspace</source>
        <translation>Lägg till i ärendet</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Reading the backups</source>
        <translation>Läser säkerhetskopiorna</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 ändring</translation>
    </message>
    <message>
        <source>{0} changes</source>
        <translation>{0} ändringar</translation>
    </message>
    <message>
        <source>{0} from the backup of {1} came back, with what was not shared</source>
        <translation>{0} från säkerhetskopian {1} kom tillbaka, med det som inte var delat</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Återställer</translation>
    </message>
    <message>
        <source>Workspaces (*{0})</source>
        <translation>Ärenden (*{0})</translation>
    </message>
    <message>
        <source>Open as a copy</source>
        <translation>Öppna som kopia</translation>
    </message>
</context>
<context>
    <name>ReviewCommands</name>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Granska</translation>
    </message>
    <message>
        <source>&amp;Decide on several</source>
        <translation>Avgö&amp;r flera</translation>
    </message>
    <message>
        <source>Cons&amp;ultation</source>
        <translation>R&amp;emissvar</translation>
    </message>
    <message>
        <source>&amp;Tracking</source>
        <translation>&amp;Spårning</translation>
    </message>
    <message>
        <source>What you write becomes proposals</source>
        <translation>Det du skriver blir förslag</translation>
    </message>
    <message>
        <source>&amp;Next proposal</source>
        <translation>&amp;Nästa förslag</translation>
    </message>
    <message>
        <source>&amp;Previous proposal</source>
        <translation>&amp;Föregående förslag</translation>
    </message>
    <message>
        <source>&amp;Accept and go on</source>
        <translation>&amp;Godkänn och gå vidare</translation>
    </message>
    <message>
        <source>&amp;Reject and go on</source>
        <translation>&amp;Avslå och gå vidare</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>&amp;Öppna igen</translation>
    </message>
    <message>
        <source>&amp;Withdraw your own proposal</source>
        <translation>&amp;Dra tillbaka ditt eget förslag</translation>
    </message>
    <message>
        <source>Next con&amp;flict</source>
        <translation>Nästa kr&amp;ock</translation>
    </message>
    <message>
        <source>Accept in the selected &amp;words</source>
        <translation>Godkänn i de &amp;markerade orden</translation>
    </message>
    <message>
        <source>Accept all in the &amp;clause</source>
        <translation>Godkänn alla i &amp;punkten</translation>
    </message>
    <message>
        <source>Accept all by the same &amp;author</source>
        <translation>Godkänn alla av samma &amp;avsändare</translation>
    </message>
    <message>
        <source>Accept all that are &amp;listed</source>
        <translation>Godkänn alla i &amp;listan</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>&amp;Kommentera</translation>
    </message>
    <message>
        <source>Next co&amp;mment</source>
        <translation>Nästa ko&amp;mmentar</translation>
    </message>
    <message>
        <source>&amp;Settle the comment or open it again</source>
        <translation>A&amp;vgör kommentaren eller öppna den igen</translation>
    </message>
    <message>
        <source>Next &amp;unanswered in the consultation</source>
        <translation>Nästa &amp;obesvarade i remissen</translation>
    </message>
    <message>
        <source>Give the ans&amp;wer and go on</source>
        <translation>S&amp;vara och gå vidare</translation>
    </message>
    <message>
        <source>Compilation of the &amp;answers…</source>
        <translation>Sammanställning av remiss&amp;svaren…</translation>
    </message>
    <message>
        <source>Compilation for pu&amp;blication, without names…</source>
        <translation>Sammanställning för pu&amp;blicering, utan namn…</translation>
    </message>
    <message>
        <source>&amp;Lock the section</source>
        <translation>&amp;Lås avsnittet</translation>
    </message>
    <message>
        <source>Mark as a&amp;greed</source>
        <translation>Märk som eni&amp;g</translation>
    </message>
    <message>
        <source>Mark as reviewed for lang&amp;uage</source>
        <translation>Märk som sp&amp;råkgranskad</translation>
    </message>
    <message>
        <source>Name a &amp;version…</source>
        <translation>Namnge en vers&amp;ion…</translation>
    </message>
    <message>
        <source>How far the clause &amp;has come</source>
        <translation>Punktens &amp;läge</translation>
    </message>
    <message>
        <source>Previous confl&amp;ict</source>
        <translation>Föregående kro&amp;ck</translation>
    </message>
    <message>
        <source>Next misspe&amp;lt word</source>
        <translation>Nästa fels&amp;tavade ord</translation>
    </message>
    <message>
        <source>Reject in the &amp;selected words</source>
        <translation>Avslå i de markerade &amp;orden</translation>
    </message>
    <message>
        <source>Reject all in t&amp;he clause</source>
        <translation>Avslå alla i p&amp;unkten</translation>
    </message>
    <message>
        <source>Reject all by the same au&amp;thor</source>
        <translation>Avslå alla av &amp;samma avsändare</translation>
    </message>
    <message>
        <source>Reject all that are l&amp;isted</source>
        <translation>Avslå alla i l&amp;istan</translation>
    </message>
    <message>
        <source>Previous comm&amp;ent</source>
        <translation>Föreg&amp;ående kommentar</translation>
    </message>
    <message>
        <source>Set the legal &amp;block</source>
        <translation>Sätt den rä&amp;ttsliga spärren</translation>
    </message>
    <message>
        <source>Mark as legall&amp;y reviewed</source>
        <translation>Märk som &amp;juridiskt granskad</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>There are no more differences in that direction</source>
        <translation>Det finns inga fler skillnader åt det hållet</translation>
    </message>
    <message>
        <source>Nothing more was said in that direction</source>
        <translation>Det finns inga fler synpunkter åt det hållet</translation>
    </message>
    <message>
        <source>There are no more proposals in that direction</source>
        <translation>Det finns inga fler förslag åt det hållet</translation>
    </message>
    <message>
        <source>Everything that was said is answered</source>
        <translation>Alla synpunkter är besvarade</translation>
    </message>
    <message>
        <source>There are no more conflicts in that direction</source>
        <translation>Det finns inga fler krockar åt det hållet</translation>
    </message>
    <message>
        <source>There are no more comments in that direction</source>
        <translation>Det finns inga fler kommentarer åt det hållet</translation>
    </message>
</context>
<context>
    <name>RightsTable</name>
    <message>
        <source>Who may do what</source>
        <translation>Vem får göra vad</translation>
    </message>
    <message>
        <source>● may everywhere · ◐ in the parts that were handed out to them · – no</source>
        <translation>● får överallt · ◐ i de delar som har delats ut till dem · – nej</translation>
    </message>
    <message>
        <source>I</source>
        <translation>Jag</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>och {0} till</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>in the own parts</source>
        <translation>i de egna delarna</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nej</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>Writing without tracking</source>
        <translation>Skriva utan spårning</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldrig</translation>
    </message>
    <message>
        <source>until the first frozen version</source>
        <translation>till den första frysta versionen</translation>
    </message>
    <message>
        <source>always</source>
        <translation>alltid</translation>
    </message>
    <message>
        <source>Writing without tracking is allowed</source>
        <translation>Skriva utan spårning är tillåtet</translation>
    </message>
    <message>
        <source>Frozen versions that wait for the other side</source>
        <translation>Frysta versioner som väntar på den andra sidan</translation>
    </message>
    <message>
        <source>None waits.</source>
        <translation>Ingen väntar.</translation>
    </message>
    <message>
        <source>{0} waits for a coordinator of: {1}</source>
        <translation>{0} väntar på en processledare för: {1}</translation>
    </message>
    <message>
        <source>Confirm that it is frozen</source>
        <translation>Bekräfta att den är fryst</translation>
    </message>
    <message>
        <source>{0} is frozen now</source>
        <translation>{0} är fryst nu</translation>
    </message>
    <message>
        <source>The rule holds from now on</source>
        <translation>Regeln gäller från och med nu</translation>
    </message>
    <message>
        <source>Four eyes</source>
        <translation>Fyra ögon</translation>
    </message>
    <message>
        <source>Nobody accepts their own proposal, and everything is written with tracking.</source>
        <translation>Ingen godkänner sitt eget förslag, och allt skrivs med spårning.</translation>
    </message>
    <message>
        <source>Both sides agree</source>
        <translation>Båda sidor är eniga</translation>
    </message>
    <message>
        <source>A clause counts as agreed only when somebody of VGR and of the municipalities has marked it.</source>
        <translation>En punkt räknas som enig först när någon från VGR och någon från kommunerna har märkt den.</translation>
    </message>
    <message>
        <source>Two coordinators freeze</source>
        <translation>Två processledare fryser</translation>
    </message>
    <message>
        <source>A frozen version waits for a coordinator of the other side, once both sides have one.</source>
        <translation>En fryst version väntar på en processledare från den andra sidan, när båda sidor har en.</translation>
    </message>
</context>
<context>
    <name>SectionCommands</name>
    <message>
        <source>{0} is open again</source>
        <translation>{0} är öppen igen</translation>
    </message>
    <message>
        <source>{0} and all under it is locked</source>
        <translation>{0} och allt under är låst</translation>
    </message>
    <message>
        <source>Put the caret in a clause first</source>
        <translation>Ställ markören i en punkt först</translation>
    </message>
    <message>
        <source>Un&amp;lock the section</source>
        <translation>Lås u&amp;pp avsnittet</translation>
    </message>
    <message>
        <source>&amp;Lock the section</source>
        <translation>&amp;Lås avsnittet</translation>
    </message>
    <message>
        <source>Lift the le&amp;gal block</source>
        <translation>Häv den rä&amp;ttsliga spärren</translation>
    </message>
    <message>
        <source>Take back that it is a&amp;greed</source>
        <translation>Ta tillbaka märket eni&amp;g</translation>
    </message>
    <message>
        <source>Mark as a&amp;greed</source>
        <translation>Märk som eni&amp;g</translation>
    </message>
    <message>
        <source>Take back my legal review</source>
        <translation>Ta tillbaka min &amp;juridiska granskning</translation>
    </message>
    <message>
        <source>Take back my language review</source>
        <translation>Ta tillbaka min sp&amp;råkgranskning</translation>
    </message>
    <message>
        <source>Mark as reviewed for lang&amp;uage</source>
        <translation>Märk som sp&amp;råkgranskad</translation>
    </message>
    <message>
        <source>Set the legal &amp;block</source>
        <translation>Sätt den rä&amp;ttsliga spärren</translation>
    </message>
    <message>
        <source>Mark as legall&amp;y reviewed</source>
        <translation>Märk som &amp;juridiskt granskad</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Send changes to a file</source>
        <translation>Skicka ändringar till en fil</translation>
    </message>
    <message>
        <source>Answer a request</source>
        <translation>Svara på en begäran</translation>
    </message>
    <message>
        <source>working material</source>
        <translation>arbetsmaterial</translation>
    </message>
    <message>
        <source>comments wanted</source>
        <translation>för synpunkter</translation>
    </message>
    <message>
        <source>before a meeting</source>
        <translation>inför möte</translation>
    </message>
    <message>
        <source>Only the members ticked here, and you, can read the file</source>
        <translation>Bara de medlemmar som är förkryssade här, och du, kan läsa filen</translation>
    </message>
    <message>
        <source>Members who can read the file</source>
        <translation>Medlemmar som kan läsa filen</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Skriv filen</translation>
    </message>
    <message>
        <source>Everybody in the working group</source>
        <translation>Alla i arbetsgruppen</translation>
    </message>
    <message>
        <source>Member, body or person</source>
        <translation>Medlem, instans eller person</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Innehåll</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Syfte</translation>
    </message>
    <message>
        <source>Secrecy</source>
        <translation>Kryptering</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>To whom and why is noted in the workspace, where all members see it.</source>
        <translation>Till vem och varför antecknas i ärendet, där alla medlemmar ser det.</translation>
    </message>
    <message>
        <source>What is sent outside your authority may have to be registered: ask your registrar.</source>
        <translation>Det som skickas utanför din myndighet kan behöva diarieföras: fråga registrator.</translation>
    </message>
    <message>
        <source>the sender of the request</source>
        <translation>avsändaren av begäran</translation>
    </message>
    <message>
        <source>Exactly what the copy that asked on {0} does not have</source>
        <translation>Precis det som saknades i kopian som bad den {0}</translation>
    </message>
    <message>
        <source>Everything: 1 change</source>
        <translation>Allt: 1 ändring</translation>
    </message>
    <message>
        <source>Everything: {0} changes</source>
        <translation>Allt: {0} ändringar</translation>
    </message>
    <message>
        <source>Only what they are not known to have: 1 change</source>
        <translation>Bara det de kan sakna: 1 ändring</translation>
    </message>
    <message>
        <source>Only what they are not known to have: {0} changes</source>
        <translation>Bara det de kan sakna: {0} ändringar</translation>
    </message>
    <message>
        <source>What they wrote or had seen, or were sent from here, is left out.</source>
        <translation>Det de har skrivit eller sett, eller har fått härifrån, utelämnas.</translation>
    </message>
    <message>
        <source>Choose a member to leave out what they have</source>
        <translation>Välj en medlem för att utelämna det de har</translation>
    </message>
    <message>
        <source>There are no other members yet</source>
        <translation>Det finns inga andra medlemmar ännu</translation>
    </message>
    <message>
        <source>Say to whom</source>
        <translation>Ange till vem</translation>
    </message>
    <message>
        <source>Tick at least one member who can read it</source>
        <translation>Kryssa för minst en medlem som kan läsa den</translation>
    </message>
    <message>
        <source>Files with changes (*{0})</source>
        <translation>Ändringspaket (*{0})</translation>
    </message>
</context>
<context>
    <name>SentFiles</name>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>Save again…</source>
        <translation>Spara igen…</translation>
    </message>
    <message>
        <source>Show what it is known by</source>
        <translation>Visa kontrollsumma</translation>
    </message>
    <message>
        <source>Choose a Word file in the list</source>
        <translation>Välj en Word-fil i listan</translation>
    </message>
    <message>
        <source>Word files (*.docx)</source>
        <translation>Word-filer (*.docx)</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Spara igen</translation>
    </message>
    <message>
        <source>{0} was written, exactly as it was sent</source>
        <translation>{0} skrevs, exakt som den skickades</translation>
    </message>
    <message>
        <source>SHA-256 {0}</source>
        <translation>SHA-256 {0}</translation>
    </message>
    <message>
        <source>Version: {0}</source>
        <translation>Version: {0}</translation>
    </message>
    <message>
        <source>as it was then</source>
        <translation>som det var då</translation>
    </message>
    <message>
        <source>Changes since {0}</source>
        <translation>Ändringar sedan {0}</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonym</translation>
    </message>
    <message>
        <source>The file itself is not in this copy of the workspace</source>
        <translation>Själva filen finns inte i den här kopian av ärendet</translation>
    </message>
</context>
<context>
    <name>SentTable</name>
    <message>
        <source>What has been sent</source>
        <translation>Det här har skickats</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Av</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Syfte</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Innehåll</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Allt</translation>
    </message>
    <message>
        <source>What was lacking</source>
        <translation>Det som saknades</translation>
    </message>
    <message>
        <source>Answer to a request</source>
        <translation>Svar på en begäran</translation>
    </message>
    <message>
        <source>Word file</source>
        <translation>Wordfil</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Ändringar</translation>
    </message>
    <message>
        <source>{0}, encrypted</source>
        <translation>{0}, krypterat</translation>
    </message>
    <message>
        <source>Can be read by {0}</source>
        <translation>Kan läsas av {0}</translation>
    </message>
    <message>
        <source>Reader&apos;s copy</source>
        <translation>Läsexemplar</translation>
    </message>
</context>
<context>
    <name>SideChooser</name>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Old, at the left</source>
        <translation>Gammal, till vänster</translation>
    </message>
    <message>
        <source>New, at the right</source>
        <translation>Ny, till höger</translation>
    </message>
    <message>
        <source>A third text, beside the others</source>
        <translation>En tredje text, bredvid de andra</translation>
    </message>
    <message>
        <source>Swap old and new</source>
        <translation>Byt plats på gammal och ny</translation>
    </message>
    <message>
        <source>A Word file…</source>
        <translation>En Word-fil…</translation>
    </message>
    <message>
        <source>Proposals of several…</source>
        <translation>Förslag från flera…</translation>
    </message>
    <message>
        <source>No third text</source>
        <translation>Ingen tredje text</translation>
    </message>
    <message>
        <source>Word files (*.docx)</source>
        <translation>Word-filer (*.docx)</translation>
    </message>
    <message>
        <source>Compare with a Word file</source>
        <translation>Jämför med en Word-fil</translation>
    </message>
</context>
<context>
    <name>Slices</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>Looking for “{0}”…</source>
        <translation>Söker förslag för ”{0}”…</translation>
    </message>
    <message>
        <source>Add “{0}” to the package&apos;s words</source>
        <translation>Lägg till ”{0}” i paketets ordlista</translation>
    </message>
    <message>
        <source>Ignore “{0}”</source>
        <translation>Hoppa över ”{0}”</translation>
    </message>
    <message>
        <source>“{0}” is one of the package&apos;s words now</source>
        <translation>”{0}” finns nu i paketets ordlista</translation>
    </message>
    <message>
        <source>No misspelt words in this document</source>
        <translation>Dokumentet har inga felstavade ord</translation>
    </message>
    <message>
        <source>Next misspelt word</source>
        <translation>Nästa felstavade ord</translation>
    </message>
    <message>
        <source>Misspelt: {0}</source>
        <translation>Felstavat: {0}</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Inga förslag</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Your key is revoked here: what you write does not count for the others. If that is a mistake, ask a coordinator to let you in again.</source>
        <translation>Din nyckel är återkallad här: det du skriver räknas inte hos de andra. Be en processledare släppa in dig igen om det är ett misstag.</translation>
    </message>
    <message>
        <source>You can write, but it counts only once a coordinator has let you in. Send your changes or your member card to one, and read your control words aloud.</source>
        <translation>Du kan skriva, men det räknas först när en processledare har släppt in dig. Skicka dina ändringar eller ditt medlemskort till processledaren och läs upp dina kontrollord.</translation>
    </message>
</context>
<context>
    <name>Standstill</name>
    <message>
        <source>Nothing is written meanwhile. Wait until it is done, or leave it with Esc.</source>
        <translation>Inget skrivs under tiden. Vänta tills det är klart, eller avbryt med Esc.</translation>
    </message>
    <message>
        <source>What you write goes in when this is done. Esc leaves it.</source>
        <translation>Det du skriver sätts in när detta är klart. Esc avbryter.</translation>
    </message>
    <message>
        <source>What was written meanwhile was left out.</source>
        <translation>Det som skrevs under tiden togs inte med.</translation>
    </message>
</context>
<context>
    <name>StartDialog</name>
    <message>
        <source>Start from an existing agreement</source>
        <translation>Börja från ett befintligt avtal</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>A new document</source>
        <translation>Ett nytt dokument</translation>
    </message>
    <message>
        <source>As proposals to decide on, instead of agreed text</source>
        <translation>Som förslag att ta ställning till, i stället för överenskommen text</translation>
    </message>
    <message>
        <source>What becomes which clause</source>
        <translation>Vad som blir vilken punkt</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>I filen</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>What finds no place</source>
        <translation>Det som inte får plats</translation>
    </message>
    <message>
        <source>Make the clauses</source>
        <translation>Gör punkterna</translation>
    </message>
    <message>
        <source>{0}, in parts of its own</source>
        <translation>{0}, i egna delar</translation>
    </message>
    <message>
        <source>{0}, last in {1}</source>
        <translation>{0}, sist i {1}</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>Punkter</translation>
    </message>
    <message>
        <source>Not placed</source>
        <translation>Inte placerat</translation>
    </message>
    <message>
        <source>Start from {0}</source>
        <translation>Börja från {0}</translation>
    </message>
    <message>
        <source>Not placed ({0})</source>
        <translation>Inte placerat ({0})</translation>
    </message>
    <message>
        <source>The file is being read</source>
        <translation>Filen läses</translation>
    </message>
    <message>
        <source>1 clause</source>
        <translation>1 punkt</translation>
    </message>
    <message>
        <source>{0} clauses</source>
        <translation>{0} punkter</translation>
    </message>
    <message>
        <source>1 table</source>
        <translation>1 tabell</translation>
    </message>
    <message>
        <source>{0} tables</source>
        <translation>{0} tabeller</translation>
    </message>
    <message>
        <source>1 footnote</source>
        <translation>1 fotnot</translation>
    </message>
    <message>
        <source>{0} footnotes</source>
        <translation>{0} fotnoter</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 bild</translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation>{0} bilder</translation>
    </message>
    <message>
        <source>1 reference</source>
        <translation>1 hänvisning</translation>
    </message>
    <message>
        <source>{0} references</source>
        <translation>{0} hänvisningar</translation>
    </message>
    <message>
        <source>Of {0} characters {1} are placed and {2} listed as not placed.</source>
        <translation>Av {0} tecken är {1} placerade och {2} listade som inte placerade.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Health-care agreements</source>
        <translation>Hälso- och sjukvårdsavtal</translation>
    </message>
    <message>
        <source>Draft together under tracked changes, decide on every proposal, exchange files.</source>
        <translation>Skriv tillsammans med spårade ändringar, avgör varje förslag, utbyt filer.</translation>
    </message>
    <message>
        <source>You are {0}, {1}, on the side of VGR</source>
        <translation>Du är {0}, {1}, och företräder VGR</translation>
    </message>
    <message>
        <source>You are {0}, {1}, on the side of the municipalities</source>
        <translation>Du är {0}, {1}, och företräder kommunerna</translation>
    </message>
    <message>
        <source>You are {0}, {1}</source>
        <translation>Du är {0}, {1}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändra</translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation>Öppna exemplet</translation>
    </message>
    <message>
        <source>Five documents with proposals from both sides, to try everything on.</source>
        <translation>Fem dokument med förslag från båda sidor, att prova allt på.</translation>
    </message>
    <message>
        <source>New agreement</source>
        <translation>Nytt avtal</translation>
    </message>
    <message>
        <source>A workspace of your own with an empty main agreement to write in.</source>
        <translation>Ett eget ärende med ett tomt huvudavtal att skriva i.</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Öppna ett ärende</translation>
    </message>
    <message>
        <source>A file on this computer.</source>
        <translation>En fil på den här datorn.</translation>
    </message>
    <message>
        <source>Join by a file you were sent</source>
        <translation>Anslut med en fil du har fått</translation>
    </message>
    <message>
        <source>Somebody in the working group has sent you a file with changes.</source>
        <translation>Någon i arbetsgruppen har skickat dig ett ändringspaket.</translation>
    </message>
    <message>
        <source>Ask to be let in</source>
        <translation>Be att få vara med</translation>
    </message>
    <message>
        <source>A small file with your name and control words, for the coordinator of a working group.</source>
        <translation>En liten fil med ditt namn och dina kontrollord, till arbetsgruppens processledare.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Öppnade nyligen</translation>
    </message>
    <message>
        <source>New agreement from a Word file</source>
        <translation>Nytt avtal från en Word-fil</translation>
    </message>
    <message>
        <source>An agreement you have, in Word or PDF, becomes clauses.</source>
        <translation>Ett avtal som redan finns, i Word eller PDF, blir punkter.</translation>
    </message>
    <message>
        <source>Read a reader&apos;s copy</source>
        <translation>Läs ett läsexemplar</translation>
    </message>
    <message>
        <source>A frozen version that you have been sent, to read and search in.</source>
        <translation>En fryst version som du har fått, att läsa och söka i.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Not saved</source>
        <translation>Inte sparat</translation>
    </message>
    <message>
        <source>Tracking on</source>
        <translation>Spårning på</translation>
    </message>
    <message>
        <source>Tracking off</source>
        <translation>Spårning av</translation>
    </message>
    <message>
        <source>How open proposals are shown</source>
        <translation>Hur öppna förslag visas</translation>
    </message>
    <message>
        <source>1 edit not shared</source>
        <translation>1 ändring inte delad</translation>
    </message>
    <message>
        <source>{0} edits not shared</source>
        <translation>{0} ändringar inte delade</translation>
    </message>
    <message>
        <source>1 of them private</source>
        <translation>varav 1 privat</translation>
    </message>
    <message>
        <source>{0} of them private</source>
        <translation>varav {0} privata</translation>
    </message>
    <message>
        <source>No open proposals</source>
        <translation>Inga öppna förslag</translation>
    </message>
    <message>
        <source>1 proposal to decide on</source>
        <translation>1 förslag att ta ställning till</translation>
    </message>
    <message>
        <source>{0} proposals to decide on</source>
        <translation>{0} förslag att ta ställning till</translation>
    </message>
    <message>
        <source>Show the proposals</source>
        <translation>Visa förslagen</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>All saved {0}</source>
        <translation>Allt sparat {0}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Sparar…</translation>
    </message>
    <message>
        <source>{0} words</source>
        <translation>{0} ord</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 ord</translation>
    </message>
    <message>
        <source>Only you have them yet. Press to see them, share them or hold some back.</source>
        <translation>Bara du har dem än. Tryck för att se dem, dela dem eller hålla kvar några.</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Återkallad</translation>
    </message>
    <message>
        <source>Not let in yet</source>
        <translation>Inte insläppt ännu</translation>
    </message>
    <message>
        <source>Counting words…</source>
        <translation>Räknar ord…</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Table</source>
        <translation>Tabell</translation>
    </message>
    <message>
        <source>Insert the table</source>
        <translation>Infoga tabellen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rader</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolumner</translation>
    </message>
    <message>
        <source>Of the rows, headers</source>
        <translation>Varav rubrikrader</translation>
    </message>
</context>
<context>
    <name>TakeInDialog</name>
    <message>
        <source>Take in files with changes</source>
        <translation>Ta in ändringspaket</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Ta in</translation>
    </message>
    <message>
        <source>There is nothing new in it</source>
        <translation>Den innehåller inget nytt</translation>
    </message>
    <message>
        <source>What the file says</source>
        <translation>Om filen</translation>
    </message>
    <message>
        <source>What the files say</source>
        <translation>Om filerna</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Det här är nytt</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Det här ändras</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Det här saknas</translation>
    </message>
    <message>
        <source>What can not be taken in</source>
        <translation>Det här kan inte tas in</translation>
    </message>
    <message>
        <source>Nothing has been taken in yet. Nothing of yours is overwritten: what others wrote stands beside it.</source>
        <translation>Inget har tagits in ännu. Inget av ditt skrivs över: det andra har skrivit står bredvid.</translation>
    </message>
    <message>
        <source>somebody who is not known here</source>
        <translation>någon som inte är känd här</translation>
    </message>
    <message>
        <source>{0}, written by {1} on {2}</source>
        <translation>{0}, skriven av {1} {2}</translation>
    </message>
    <message>
        <source>To: {0}. Purpose: {1}.</source>
        <translation>Till: {0}. Syfte: {1}.</translation>
    </message>
    <message>
        <source>The file is encrypted, and you are one of those who can read it.</source>
        <translation>Filen är krypterad, och du är en av dem som kan läsa den.</translation>
    </message>
    <message>
        <source>1 new change</source>
        <translation>1 ny ändring</translation>
    </message>
    <message>
        <source>{0} new changes</source>
        <translation>{0} nya ändringar</translation>
    </message>
    <message>
        <source>No new changes</source>
        <translation>Inga nya ändringar</translation>
    </message>
    <message>
        <source>1 is here already</source>
        <translation>1 finns redan här</translation>
    </message>
    <message>
        <source>{0} are here already</source>
        <translation>{0} finns redan här</translation>
    </message>
    <message>
        <source>1 attached file.</source>
        <translation>1 bilaga.</translation>
    </message>
    <message>
        <source>{0} attached files.</source>
        <translation>{0} bilagor.</translation>
    </message>
    <message>
        <source>1 change will wait for others that have not come.</source>
        <translation>1 ändring kommer att vänta på andra som inte har kommit.</translation>
    </message>
    <message>
        <source>{0} changes will wait for others that have not come.</source>
        <translation>{0} ändringar kommer att vänta på andra som inte har kommit.</translation>
    </message>
    <message>
        <source>Somebody without a name</source>
        <translation>Någon utan namn</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 ändring</translation>
    </message>
    <message>
        <source>{0} changes</source>
        <translation>{0} ändringar</translation>
    </message>
    <message>
        <source>{0}: {1}. Not admitted; counts once a coordinator admits them. Control words: {2}</source>
        <translation>{0}: {1}. Inte insläppt; räknas när en processledare har släppt in personen. Kontrollord: {2}</translation>
    </message>
    <message>
        <source>Nothing yet: all of it is by people who wait to be admitted.</source>
        <translation>Inget ännu: allt är skrivet av personer som väntar på att bli insläppta.</translation>
    </message>
    <message>
        <source>1 proposal</source>
        <translation>1 förslag</translation>
    </message>
    <message>
        <source>{0} proposals</source>
        <translation>{0} förslag</translation>
    </message>
    <message>
        <source>1 proposal decided on</source>
        <translation>ställningstagande till 1 förslag</translation>
    </message>
    <message>
        <source>{0} proposals decided on</source>
        <translation>ställningstaganden till {0} förslag</translation>
    </message>
    <message>
        <source>1 comment</source>
        <translation>1 kommentar</translation>
    </message>
    <message>
        <source>{0} comments</source>
        <translation>{0} kommentarer</translation>
    </message>
    <message>
        <source>1 named version</source>
        <translation>1 namngiven version</translation>
    </message>
    <message>
        <source>{0} named versions</source>
        <translation>{0} namngivna versioner</translation>
    </message>
    <message>
        <source>1 change of membership</source>
        <translation>1 ändring av medlemskap</translation>
    </message>
    <message>
        <source>{0} changes of membership</source>
        <translation>{0} ändringar av medlemskap</translation>
    </message>
    <message>
        <source>1 note on what was sent</source>
        <translation>1 anteckning om det som har skickats</translation>
    </message>
    <message>
        <source>{0} notes on what was sent</source>
        <translation>{0} anteckningar om det som har skickats</translation>
    </message>
    <message>
        <source>1 other entry</source>
        <translation>1 annan uppgift</translation>
    </message>
    <message>
        <source>{0} other entries</source>
        <translation>{0} andra uppgifter</translation>
    </message>
    <message>
        <source>and {0} clauses more</source>
        <translation>och {0} punkter till</translation>
    </message>
    <message>
        <source>1 clause that is not here yet</source>
        <translation>1 punkt som inte finns här ännu</translation>
    </message>
    <message>
        <source>{0} clauses that are not here yet</source>
        <translation>{0} punkter som inte finns här ännu</translation>
    </message>
    <message>
        <source>1 new conflict to look at afterwards.</source>
        <translation>1 ny krock att titta på efteråt.</translation>
    </message>
    <message>
        <source>{0} new conflicts to look at afterwards.</source>
        <translation>{0} nya krockar att titta på efteråt.</translation>
    </message>
    <message>
        <source>and 1 more</source>
        <translation>och 1 till</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>och {0} till</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Scroll together</source>
        <translation>Rulla tillsammans</translation>
    </message>
    <message>
        <source>Both texts in one</source>
        <translation>Båda texterna i en</translation>
    </message>
    <message>
        <source>Old text: {0}</source>
        <translation>Gammal text: {0}</translation>
    </message>
    <message>
        <source>New text: {0}</source>
        <translation>Ny text: {0}</translation>
    </message>
</context>
<context>
    <name>Top</name>
    <message>
        <source>Body</source>
        <translation>Instans</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Bedömning saknas</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Väntar på jurist eller styrgrupp</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Klara</translation>
    </message>
    <message>
        <source>Take in files from Word…</source>
        <translation>Ta in filer från Word…</translation>
    </message>
    <message>
        <source>Compilation…</source>
        <translation>Sammanställning…</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>Remiss</translation>
    </message>
    <message>
        <source>{0} of {1} answered</source>
        <translation>{0} av {1} klara</translation>
    </message>
    <message>
        <source>, {0} passed on</source>
        <translation>, {0} väntar</translation>
    </message>
    <message>
        <source>All bodies</source>
        <translation>Alla instanser</translation>
    </message>
</context>
<context>
    <name>VersionDialog</name>
    <message>
        <source>Name a version</source>
        <translation>Namnge en version</translation>
    </message>
    <message>
        <source>Name of the version</source>
        <translation>Versionens namn</translation>
    </message>
    <message>
        <source>For example: Working draft 2</source>
        <translation>Till exempel: Arbetsutkast 2</translation>
    </message>
    <message>
        <source>Freeze it: sent for consultation or decision</source>
        <translation>Frys den: skickas på remiss eller för beslut</translation>
    </message>
    <message>
        <source>Name the version</source>
        <translation>Namnge versionen</translation>
    </message>
    <message>
        <source>Write a name first</source>
        <translation>Skriv ett namn först</translation>
    </message>
    <message>
        <source>What is the version called?</source>
        <translation>Vad heter versionen?</translation>
    </message>
    <message>
        <source>What you have not shared is not part of the version. Share first if it should be.</source>
        <translation>Det du inte har delat ingår inte i versionen. Dela först om det ska ingå.</translation>
    </message>
    <message>
        <source>Earlier versions:</source>
        <translation>Tidigare versioner:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>1 proposal is not decided on. What it proposes is not part of the version.</source>
        <translation>1 förslag är inte avgjort. Det som föreslås ingår inte i versionen.</translation>
    </message>
    <message>
        <source>{0} proposals are not decided on. What they propose is not part of the version.</source>
        <translation>{0} förslag är inte avgjorda. Det som föreslås ingår inte i versionen.</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Visa</translation>
    </message>
    <message>
        <source>In the side &amp;panel</source>
        <translation>I sido&amp;panelen</translation>
    </message>
    <message>
        <source>&amp;Agreement</source>
        <translation>&amp;Avtal</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Jämför</translation>
    </message>
    <message>
        <source>&amp;Exchange</source>
        <translation>&amp;Utbyte</translation>
    </message>
    <message>
        <source>&amp;Members</source>
        <translation>&amp;Medlemmar</translation>
    </message>
    <message>
        <source>Everything proposed is marked</source>
        <translation>Allt som är föreslaget är markerat</translation>
    </message>
    <message>
        <source>Reads as final, with a bar beside lines that hold proposals</source>
        <translation>Läses som slutlig, med ett streck bredvid rader som har förslag</translation>
    </message>
    <message>
        <source>As if every open proposal were accepted; read only</source>
        <translation>Som om alla öppna förslag vore godkända; bara läsning</translation>
    </message>
    <message>
        <source>As if every open proposal were rejected; read only</source>
        <translation>Som om alla öppna förslag vore avslagna; bara läsning</translation>
    </message>
    <message>
        <source>&amp;Outline</source>
        <translation>&amp;Innehåll</translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation>&amp;Sidopanel</translation>
    </message>
    <message>
        <source>&amp;Word count…</source>
        <translation>Antal &amp;ord…</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>&amp;Normal storlek</translation>
    </message>
    <message>
        <source>Co&amp;nsultation</source>
        <translation>&amp;Remiss</translation>
    </message>
    <message>
        <source>A&amp;ll markup</source>
        <translation>A&amp;lla ändringar</translation>
    </message>
    <message>
        <source>S&amp;imple</source>
        <translation>&amp;Enkel</translation>
    </message>
    <message>
        <source>&amp;Final</source>
        <translation>Slu&amp;tlig</translation>
    </message>
    <message>
        <source>Ori&amp;ginal</source>
        <translation>Ursprun&amp;glig</translation>
    </message>
    <message>
        <source>Mark misspelt wor&amp;ds</source>
        <translation>Markera &amp;felstavade ord</translation>
    </message>
    <message>
        <source>Full sc&amp;reen</source>
        <translation>&amp;Helskärm</translation>
    </message>
    <message>
        <source>&amp;Zoom in</source>
        <translation>St&amp;örre</translation>
    </message>
    <message>
        <source>Zoom ou&amp;t</source>
        <translation>Min&amp;dre</translation>
    </message>
    <message>
        <source>Show &amp;proposals</source>
        <translation>Visa &amp;förslag</translation>
    </message>
    <message>
        <source>Show &amp;conflicts</source>
        <translation>Visa &amp;krockar</translation>
    </message>
    <message>
        <source>Show co&amp;mments</source>
        <translation>Visa k&amp;ommentarer</translation>
    </message>
    <message>
        <source>Show &amp;what is known about the clause</source>
        <translation>Visa &amp;vad som är känt om punkten</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Somebody without a name</source>
        <translation>Någon utan namn</translation>
    </message>
    <message>
        <source>Control words: {0}</source>
        <translation>Kontrollord: {0}</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Admit</source>
        <translation>Släpp in</translation>
    </message>
    <message>
        <source>Ask them to read their control words to you; they should be these six.</source>
        <translation>Be personen läsa upp sina kontrollord; de ska vara dessa sex.</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Det som väntar</translation>
    </message>
    <message>
        <source>1 change waits for others that have not come.</source>
        <translation>1 ändring väntar på andra som inte har kommit.</translation>
    </message>
    <message>
        <source>{0} changes wait for others that have not come.</source>
        <translation>{0} ändringar väntar på andra som inte har kommit.</translation>
    </message>
    <message>
        <source>and 1 more</source>
        <translation>och 1 till</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>och {0} till</translation>
    </message>
    <message>
        <source>somebody without a name</source>
        <translation>någon utan namn</translation>
    </message>
    <message>
        <source>Waiting for admission: {0}. Their changes count once a coordinator admits them.</source>
        <translation>Väntar på godkännande: {0}. Deras ändringar räknas när en processledare släpper in dem.</translation>
    </message>
    <message>
        <source>Nothing waits. Everything that has come is in its place.</source>
        <translation>Inget väntar. Allt som har kommit är på sin plats.</translation>
    </message>
    <message>
        <source>Say first who it is</source>
        <translation>Säg först vem det är</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>Vem det är</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Vem är det?</translation>
    </message>
    <message>
        <source>Another person with the same name</source>
        <translation>En annan person med samma namn</translation>
    </message>
    <message>
        <source>{0} with a new key: the old one is revoked</source>
        <translation>{0} med en ny nyckel: den gamla återkallas</translation>
    </message>
    <message>
        <source>Take care: {0} is a member already, with another key.</source>
        <translation>Se upp: {0} är redan medlem, med en annan nyckel.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Insertion</source>
        <translation>Tillägg</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Strykning</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>Ersättning</translation>
    </message>
    <message>
        <source>Formatting</source>
        <translation>Formatering</translation>
    </message>
    <message>
        <source>New clause</source>
        <translation>Ny punkt</translation>
    </message>
    <message>
        <source>Clause removed</source>
        <translation>Punkt tas bort</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Flytt</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabell</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppet</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Godkänt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Avslaget</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Tillbakadraget</translation>
    </message>
    <message>
        <source>Partly decided</source>
        <translation>Delvis avgjort</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Olika avgjort</translation>
    </message>
    <message>
        <source>The municipalities</source>
        <translation>Kommunerna</translation>
    </message>
    <message>
        <source>VGR</source>
        <translation>VGR</translation>
    </message>
    <message>
        <source>The municipality</source>
        <translation>Kommunen</translation>
    </message>
    <message>
        <source>Both together</source>
        <translation>Båda tillsammans</translation>
    </message>
    <message>
        <source>No one in particular</source>
        <translation>Ingen särskild</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Inte angivet</translation>
    </message>
    <message>
        <source>All markup</source>
        <translation>Alla ändringar</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>Enkel</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Slutlig</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Ursprunglig</translation>
    </message>
    <message>
        <source>Waiting for admission</source>
        <translation>Väntar på godkännande</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>Processledare</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Redaktör</translation>
    </message>
    <message>
        <source>Lead of a part</source>
        <translation>Delområdesansvarig</translation>
    </message>
    <message>
        <source>Working group</source>
        <translation>Arbetsgrupp</translation>
    </message>
    <message>
        <source>Lawyer</source>
        <translation>Jurist</translation>
    </message>
    <message>
        <source>Communicator</source>
        <translation>Kommunikatör</translation>
    </message>
    <message>
        <source>Steering group</source>
        <translation>Ledningsgrupp</translation>
    </message>
    <message>
        <source>Political body</source>
        <translation>Politisk styrgrupp</translation>
    </message>
    <message>
        <source>Consultation officer</source>
        <translation>Remissansvarig</translation>
    </message>
    <message>
        <source>Registrar</source>
        <translation>Registrator</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Systemförvaltare</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Läsare</translation>
    </message>
    <message>
        <source>Review of language</source>
        <translation>Språkgranskning</translation>
    </message>
    <message>
        <source>Proposals on the same words</source>
        <translation>Förslag på samma ord</translation>
    </message>
    <message>
        <source>Accepted proposals that overlap</source>
        <translation>Godkända förslag som möts</translation>
    </message>
    <message>
        <source>Proposals in a clause to be removed</source>
        <translation>Förslag i en punkt som ska bort</translation>
    </message>
    <message>
        <source>Moved to different places</source>
        <translation>Flyttad till olika platser</translation>
    </message>
    <message>
        <source>Moved under each other</source>
        <translation>Flyttade under varandra</translation>
    </message>
    <message>
        <source>Different values</source>
        <translation>Olika värden</translation>
    </message>
    <message>
        <source>Legal review</source>
        <translation>Juridisk granskning</translation>
    </message>
    <message>
        <source>Unknown member</source>
        <translation>Okänd medlem</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Fråga</translation>
    </message>
    <message>
        <source>Legal question</source>
        <translation>Juristfråga</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>Clarification</source>
        <translation>Förtydligande</translation>
    </message>
    <message>
        <source>From a returned file</source>
        <translation>Synpunkt i fil</translation>
    </message>
    <message>
        <source>Note from taking in</source>
        <translation>Notering vid intag</translation>
    </message>
    <message>
        <source>Something else is under way. Wait until it is done.</source>
        <translation>Något annat pågår. Vänta tills det är klart.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Utkast</translation>
    </message>
    <message>
        <source>Under discussion</source>
        <translation>Diskussion</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Enig</translation>
    </message>
    <message>
        <source>Not agreed</source>
        <translation>Oenig</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Klar</translation>
    </message>
    <message>
        <source>Shared folder: problem</source>
        <translation>Delad mapp: problem</translation>
    </message>
    <message>
        <source>Shared folder: stopped</source>
        <translation>Delad mapp: stoppad</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Delad mapp</translation>
    </message>
    <message>
        <source>Agreements (*.docx *.dotx *.docm *.pdf)</source>
        <translation>Avtal (*.docx *.dotx *.docm *.pdf)</translation>
    </message>
    <message>
        <source>An existing agreement</source>
        <translation>Ett befintligt avtal</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>Läser {0}</translation>
    </message>
    <message>
        <source>Clause split</source>
        <translation>Punkt delad</translation>
    </message>
    <message>
        <source>Clauses merged</source>
        <translation>Punkter sammanslagna</translation>
    </message>
    <message>
        <source>May: {0}.</source>
        <translation>Får: {0}.</translation>
    </message>
    <message>
        <source>May only read.</source>
        <translation>Får bara läsa.</translation>
    </message>
    <message>
        <source>In the parts handed out to them also: {0}.</source>
        <translation>I delar som har delats ut till personen också: {0}.</translation>
    </message>
    <message>
        <source>Write proposals</source>
        <translation>Skriva förslag</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentera</translation>
    </message>
    <message>
        <source>Decide on proposals</source>
        <translation>Avgöra förslag</translation>
    </message>
    <message>
        <source>Lock sections</source>
        <translation>Låsa avsnitt</translation>
    </message>
    <message>
        <source>Change the package&apos;s structure</source>
        <translation>Ändra uppbyggnaden</translation>
    </message>
    <message>
        <source>Hand out parts</source>
        <translation>Dela ut och ta in delar</translation>
    </message>
    <message>
        <source>Legal review and block</source>
        <translation>Juridisk granskning och spärr</translation>
    </message>
    <message>
        <source>Language review</source>
        <translation>Språkgranska</translation>
    </message>
    <message>
        <source>Pass over findings</source>
        <translation>Godta avvikelser</translation>
    </message>
    <message>
        <source>Name and freeze versions</source>
        <translation>Namnge och frysa versioner</translation>
    </message>
    <message>
        <source>Send out for consultation</source>
        <translation>Skicka ut på remiss</translation>
    </message>
    <message>
        <source>Keep registers and answers</source>
        <translation>Föra register och svar</translation>
    </message>
    <message>
        <source>Propose what an answer leads to</source>
        <translation>Föreslå bedömning av svar</translation>
    </message>
    <message>
        <source>Decide what an answer leads to</source>
        <translation>Besluta om bedömning</translation>
    </message>
    <message>
        <source>Register positions of bodies</source>
        <translation>Föra in ställningstaganden</translation>
    </message>
    <message>
        <source>Register principals&apos; decisions</source>
        <translation>Föra in huvudmäns beslut</translation>
    </message>
    <message>
        <source>Confirm decisions</source>
        <translation>Bekräfta beslut</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>Sätta i kraft</translation>
    </message>
    <message>
        <source>Change the time plan</source>
        <translation>Ändra tidplanen</translation>
    </message>
    <message>
        <source>Hand over to the archive</source>
        <translation>Lämna till arkivet</translation>
    </message>
    <message>
        <source>Erase personal data and attachments</source>
        <translation>Gallra</translation>
    </message>
    <message>
        <source>Set the rules of the group</source>
        <translation>Bestämma gruppens regler</translation>
    </message>
    <message>
        <source>Admit and revoke members</source>
        <translation>Släppa in och återkalla medlemmar</translation>
    </message>
    <message>
        <source>Proposals and comments are being read…</source>
        <translation>Förslag och kommentarer läses…</translation>
    </message>
    <message>
        <source>[object]</source>
        <translation>[objekt]</translation>
    </message>
    <message>
        <source>[reference to {0}]</source>
        <translation>[hänvisning till {0}]</translation>
    </message>
    <message>
        <source>[footnote {0}]</source>
        <translation>[fotnot {0}]</translation>
    </message>
    <message>
        <source>[table]</source>
        <translation>[tabell]</translation>
    </message>
    <message>
        <source>[field: {0}]</source>
        <translation>[fält: {0}]</translation>
    </message>
    <message>
        <source>[picture]</source>
        <translation>[bild]</translation>
    </message>
    <message>
        <source>1 private edit stays</source>
        <translation>1 privat ändring stannar</translation>
    </message>
    <message>
        <source>{0} private edits stay</source>
        <translation>{0} privata ändringar stannar</translation>
    </message>
    <message>
        <source>1 edit that builds on it stays too</source>
        <translation>1 ändring som bygger på den stannar också</translation>
    </message>
    <message>
        <source>{0} edits that build on them stay too</source>
        <translation>{0} ändringar som bygger på dem stannar också</translation>
    </message>
    <message>
        <source>Empty the line</source>
        <translation>Töm raden</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Cancelled: {0}. Nothing has been changed.</source>
        <translation>Avbrutet: {0}. Ingenting har ändrats.</translation>
    </message>
    <message>
        <source>What the reference names is not in the agreement</source>
        <translation>Det som hänvisningen gäller finns inte i avtalet</translation>
    </message>
    <message>
        <source>The link can not be opened: {0}</source>
        <translation>Länken kan inte öppnas: {0}</translation>
    </message>
    <message>
        <source>All is saved in {0}, as it is while you write</source>
        <translation>Allt är sparat i {0}, som alltid medan du skriver</translation>
    </message>
</context>
</TS>
