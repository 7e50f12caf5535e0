overview();
requirementTree();
findingSection();
gapSection();
waiverSection();
basisSection();
