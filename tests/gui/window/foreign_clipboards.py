"""What other programs put on the clipboard as HTML, shortened; the words are made up."""

FOREIGN = {
    "Word": """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm} --></style></head>
<body lang=SV><!--StartFragment--><h1>Rubrik från Word</h1>
<p class=MsoNormal><b>Fet</b> och <i>kursiv</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>
<![endif]>första punkten<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>a)<span>&nbsp; </span></span><![endif]>under den<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td width=100 colspan=2><p class=MsoNormal>Över två<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>vänster<o:p></o:p></p></td><td><p class=MsoNormal>höger</p></td></tr></table>
<!--EndFragment--></body></html>""",
    "a line in Word": """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=SV><!--StartFragment--><span
style='font-size:11.0pt;mso-ansi-language:SV'>inom tio vardagar</span><!--EndFragment--></body></html>""",
    "LibreOffice": """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<meta name="generator" content="LibreOffice 7.4"/><style>p { line-height: 115%; background: transparent }</style></head>
<body lang="sv-SE" dir="ltr"><h2 class="western">Rubrik</h2><p style="line-height: 100%">Ett stycke med
<a href="https://exempel.se/">länk</a> och fotnot<sup><a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a></sup>.</p><ol><li><p>ett</p><ol type="a"><li><p>inne</p></li></ol></li>
<li><p>två</p></li></ol><table width="100%"><thead><tr><th>Vem</th><th>Vad</th></tr></thead>
<tr><td rowspan="2"><p>båda</p>
</td><td><p>ett</p></td></tr><tr><td><p>två</p></td></tr></table><div id="sdfootnote1"><p class="sdfootnote"><a
class="sdfootnotesym"
name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Notens
	ord.</p></div></body></html>""",
    "Word with a footnote": """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body lang=SV><!--StartFragment-->
<p class=MsoNormal>Med not<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> här.<o:p></o:p></p><!--EndFragment-->
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Notens egna ord.<o:p></o:p></p></div></div>
</body></html>""",
    "a web page": """<meta charset='utf-8'><div style="color:red"><p>Stycke <strong>ett</strong><br>ny rad</p>
<ul><li>a</li>
<li>b<ul><li>c</li></ul></li></ul><blockquote>citat</blockquote>
<pre>fast  bredd</pre><script>alert(1)</script></div>""",
    "an online document": """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"
style="line-height:1.38"><span style="font-weight:700">Fet</span><span> text</span></p><br /><ul><li dir="ltr"
aria-level="1"><p role="presentation"><span>punkt</span></p></li></ul></b>""",
    "a cell of a spreadsheet": """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table border=0>
<col width=64>
<!--StartFragment--><tr height=20><td align=right>42</td></tr><!--EndFragment--></table></body></html>""",
    "cells of a spreadsheet": """<html><body><table><colgroup span="2"></colgroup><tr><td>a</td><td>b</td></tr>
<tr><td>1</td>
<td></td></tr></table></body></html>""",
    "a single line": "<meta charset='utf-8'><span>kort</span>",
    "empty": "<meta charset='utf-8'><p></p>",
}
