package io.secnumscan.core.referential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    private final Problems problems = new Problems();

    @TempDir
    private Path root;

    @TempDir
    private Path own;

    private Sample sample;

    @BeforeEach
    void write() {
        sample = new Sample(root, problems).withRequirements();
    }

    @Test
    void aRequirementIsReadAsItsFileHasIt() {
        assertEquals(new Requirement("9.1.b", "9.1", new Text("title of 9.1.b", "titre de 9.1.b"), new Text("s", "s"),
                Nature.TECHNICAL, EnumSet.allOf(ServiceModel.class), Binding.RECOMMENDATION, Reach.PARTIAL, true,
                Optional.of("access"), new Text("n", "n")), sample.load().referential().requirements().get("9.1.b"));
        assertEquals("", problems.render());
    }

    @Test
    void whatConfigurationDoesNotShowCannotBeScored() {
        sample.requirements(Sample.head() + Sample.requirement("9.1.a", "all", "requirement", "none", "yes", false))
                .load();

        assertTrue(problems.render().contains("what configuration doesn't show can't be scored"), problems.render());
    }

    @Test
    void aRequirementOfAnUnknownSectionIsRefused() {
        sample.requirements(Sample.head() + Sample.requirement("9.2.a", "all", "requirement", "partial", "yes", true))
                .load();

        assertTrue(problems.render().contains("requirements.yaml:11:5: section 9.2 of this requirement has no title"),
                problems.render());
    }

    @Test
    void aRequirementThatStandsTwiceIsRefused() {
        String one = Sample.requirement("9.1.a", "all", "requirement", "partial", "yes", true);
        sample.requirements(Sample.head() + one + one).load();

        assertTrue(problems.render().contains("the requirement '9.1.a' stands twice"), problems.render());
    }

    @Test
    void aMapLinksRulesByIdOrOlderName() {
        RuleMap map = sample.map("openstack", "os-old: {decides: [9.1.a], supports: [9.1.c]}\n").load().map();

        assertEquals(new RuleMap.Link("openstack", List.of("9.1.a"), List.of("9.1.c")), map.links().get("os-a"));
        assertEquals(Set.of("os-a"), map.deciding("9.1.a"));
        assertEquals(Set.of("os-a"), map.supporting("9.1.c"));
        assertEquals("", problems.render());
    }

    @Test
    void anUnknownRuleInAMapNamesItsFileLineAndTheRightOne() {
        sample.map("openstack", "os-a: {decides: [9.1.a]}\nos-c: {decides: [9.1.a]}\n").load();

        assertTrue(problems.render().contains("openstack.yaml:2:1: unknown rule 'os-c'"), problems.render());
        assertTrue(problems.render().contains("did you mean 'os-a'?"), problems.render());
    }

    @Test
    void anUnknownRequirementInAMapNamesItsFileAndLine() {
        sample.map("openstack", "os-a:\n  decides: [9.1.a, 9.9.a]\n").load();

        assertTrue(problems.render().contains("openstack.yaml:2:20: unknown requirement '9.9.a'"), problems.render());
    }

    @Test
    void aRuleCannotDecideWhatEvidenceOnlySupports() {
        sample.map("openstack", "os-a: {decides: [9.1.c]}\nos-b: {decides: [9.1.d]}\n").load();

        assertTrue(problems.render().contains("openstack.yaml:1:18: no rule can decide 9.1.c"), problems.render());
        assertTrue(problems.render().contains("openstack.yaml:2:18: no rule can decide 9.1.d"), problems.render());
    }

    @Test
    void aRuleStandsInTheMapOfItsPlatform() {
        sample.map("openstack", "k8s-a: {decides: [9.1.a]}\n").load();

        assertTrue(problems.render().contains("put it into map/kubernetes.yaml"), problems.render());
    }

    @Test
    void aFolderOfOnesOwnRulesBringsItsOwnMap() {
        sample.map("openstack", "os-a: {decides: [9.1.a]}\n");
        new Sample(own, problems).write("map.yaml", "k8s-a: {decides: [9.1.a]}\n");

        assertEquals(Set.of("k8s-a", "os-a"), sample.load(own).map().deciding("9.1.a"));
        assertEquals("", problems.render());
    }

    @Test
    void aRuleThatIsLinkedTwiceIsRefused() {
        sample.map("openstack", "os-a: {decides: [9.1.a]}\n");
        new Sample(own, problems).write("map.yaml", "os-a: {supports: [9.1.a]}\n");
        sample.load(own);

        assertTrue(problems.render().contains(own.resolve("map.yaml") + ":1:1: the rule 'os-a' is linked twice"),
                problems.render());
    }

    @Test
    void aLinkToNothingIsRefused() {
        sample.map("openstack", "os-a: {}\n").load();

        assertTrue(problems.render().contains("bears on no requirement"), problems.render());
    }

    @Test
    void whatRulesSeeOnlyInPartIsNeverShownAsFull() {
        sample.write("referentials/sample-1/uncovered.yaml", "in_part: {9.1.e: {en: less, fr: moins}}\n");
        Referential referential = sample.load().referential();
        Requirement requirement = referential.requirements().get("9.1.e");

        assertEquals(Reach.FULL, requirement.reach());
        assertEquals(Reach.PARTIAL, referential.reach(requirement));
        assertEquals(new Text("less", "moins"), referential.note(requirement));
    }

    @Test
    void anUnknownRequirementAmongTheUncoveredIsRefused() {
        sample.write("referentials/sample-1/uncovered.yaml", "no_rule: {9.1.z: why}\n").load();

        assertTrue(problems.render().contains("uncovered.yaml:1:11: unknown requirement '9.1.z'"), problems.render());
    }

    @Test
    void aProfileChoosesByServiceAndByList() {
        profile("requirements: [9.1.a, 9.1.e]", "tenant");
        Library library = sample.load();
        Profile profile = library.profiles().get("p");
        var requirements = library.referential().requirements();

        assertEquals(Optional.empty(), profile.leavesOut(requirements.get("9.1.a")));
        assertEquals(Optional.of("is the provider's to answer for"),
                profile.leavesOut(requirements.get("9.1.b")).map(Text::en));
        assertEquals(Optional.of("binds other kinds of service than this profile's"),
                profile.leavesOut(requirements.get("9.1.e")).map(Text::en));
    }

    @Test
    void aProfileEvaluatesRulesThatBearOnWhatItLooksAtAndThoseThatBearOnNothing() {
        profile("requirements: [9.1.a]", "provider");
        sample.map("openstack", "os-a: {decides: [9.1.a]}\nos-b: {supports: [9.1.c]}\n");
        Library library = sample.load();

        assertEquals(Set.of("os-a", "k8s-a"),
                library.profiles().get("p").rules(library.referential(), library.map(), Sample.RULES.ids()));
    }

    @Test
    void aProfileLeavesOutTheRulesThatItNames() {
        profile("requirements: all\nwithout_rules: [os-old]", "provider");
        Library library = sample.load();

        assertEquals(new TreeSet<>(Set.of("k8s-a", "os-b")),
                library.profiles().get("p").rules(library.referential(), library.map(), Sample.RULES.ids()));
    }

    @Test
    void anUnknownProfileListsThoseThatExist() {
        profile("requirements: all", "provider");
        ProfileFiles.find(sample.profiles(), "q", problems);

        assertEquals("--profile: unknown profile 'q'\n  did you mean 'p'? profiles: p", problems.render());
    }

    @Test
    void anUnknownRequirementOfAProfileIsRefused() {
        profile("requirements: [9.9.z]", "provider");
        sample.load();

        assertTrue(problems.render().contains("p.yaml:6:16: unknown requirement '9.9.z'"), problems.render());
    }

    private void profile(String choice, String role) {
        sample.write("profiles/p.yaml", """
                profile: p
                title: {en: P, fr: P}
                referential: sample-1
                role: %s
                services: [iaas]
                %s
                """.formatted(role, choice));
    }
}
