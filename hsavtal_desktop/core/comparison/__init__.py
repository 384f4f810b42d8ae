"""Two texts compared: what is the same, what changed, what moved, in whole words.  Values in, values out.

From the small to the large:

* ``words``: tokens, and texts as one character for each token, so that they compare fast;
* ``text``: the least that turns one text into another, word by word;
* ``phrases``: those differences as a person would mark them;
* ``order``: what keeps its order;
* ``likeness``: how alike two texts are, and which of several is most alike;
* ``pairing``: which unit (clause or paragraph) of the old text is which of the new;
* ``parts``: units that were split or merged;
* ``align``: units side by side, each told as the same, changed, inserted, deleted, moved, split or merged;
* ``paragraphs``: the paragraphs of clauses that belong together;
* ``competing``: where proposals compete among those;
* ``model``: what a finished comparison consists of;
* ``documents``: two documents compared into such a model;
* ``source``: a document of the package as one side.
"""
