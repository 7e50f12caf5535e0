overview();
requirementTree();
findingSection();
whoSection();
gapSection();
waiverSection();
basisSection();
