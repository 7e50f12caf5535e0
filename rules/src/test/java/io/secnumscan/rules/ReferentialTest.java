package io.secnumscan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.referential.Binding;
import io.secnumscan.core.referential.Nature;
import io.secnumscan.core.referential.Reach;
import io.secnumscan.core.referential.Requirement;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** SecNumCloud 3.2 as shipped: complete, and honest about what rules cover. */
class ReferentialTest {
    private final Shipped shipped = Shipped.load();
    private final Collection<Requirement> all = shipped.library().referential().requirements().values();

    @Test
    void everyLetteredRequirementIsThere() {
        assertEquals(278, all.size());
        assertEquals(98, shipped.library().referential().sections().size());
    }

    @Test
    void noLetterOfASectionIsMissing() {
        Map<String, List<Character>> letters = all.stream().collect(Collectors.groupingBy(Requirement::section,
                TreeMap::new, Collectors.mapping(one -> one.id().charAt(one.id().length() - 1), Collectors.toList())));
        letters.forEach((section, found) -> {
            for (int i = 0; i < found.size(); i++) {
                assertEquals((char) ('a' + i), found.get(i), section);
            }
        });
    }

    @Test
    void coverageIsWhatWasFoundByReadingEachText() {
        assertEquals(Map.of(Reach.FULL, 8L, Reach.PARTIAL, 95L, Reach.NONE, 175L), count(Requirement::reach));
    }

    @Test
    void natureIsWhatWasFoundByReadingEachText() {
        assertEquals(Map.of(Nature.TECHNICAL, 90L, Nature.ORGANISATIONAL, 110L, Nature.LEGAL, 50L,
                Nature.DOCUMENTARY, 28L), count(Requirement::nature));
    }

    @Test
    void theSeventeenRecommendationsAreMarked() {
        Set<String> recommended = all.stream().filter(one -> one.binding() == Binding.RECOMMENDATION)
                .map(Requirement::id).collect(Collectors.toSet());

        assertEquals(Set.of("6.1.g", "6.3.a", "6.4.a", "8.4.a", "10.1.c", "10.2.b", "10.3.c", "10.4.b", "10.5.b",
                "11.2.1.b", "11.2.2.b", "11.6.c", "12.6.e", "12.9.b", "16.4.c", "18.2.1.b", "19.1.r"), recommended);
    }

    @Test
    void twentyTwoRequirementsWithEvidenceAreOnlySupported() {
        assertEquals(22, all.stream().filter(one -> one.reach() != Reach.NONE && !one.scored()).count());
    }

    @Test
    void titlesTellRequirementsApartInBothLanguages() {
        Set<String> en = new HashSet<>();
        Set<String> fr = new HashSet<>();
        for (Requirement one : all) {
            assertTrue(en.add(one.title().en()), one.id());
            assertTrue(fr.add(one.title().fr()), one.id());
        }
    }

    @Test
    void everyTextIsWritten() {
        for (Requirement one : all) {
            for (Text text : List.of(one.title(), one.summary(), one.note())) {
                assertFalse(text.en().isBlank() || text.fr().isBlank(), one.id());
            }
        }
    }

    @Test
    void everyRuleBearsOnSomething() {
        assertEquals(shipped.rules().ids(), new TreeSet<>(shipped.library().map().links().keySet()));
    }

    /** Whoever adds the first rule that decides a requirement takes it off the list; nobody leaves one off by mistake. */
    @Test
    void whatNoRuleDecidesIsListedExactly() {
        Set<String> undecided = all.stream()
                .filter(one -> one.reach() != Reach.NONE && one.scored())
                .map(Requirement::id)
                .filter(id -> shipped.library().map().deciding(id).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        Problems problems = new Problems();
        assertEquals(undecided, withoutRule(problems), problems.render());
    }

    private static Set<String> withoutRule(Problems problems) {
        Set<String> ids = new TreeSet<>();
        YamlFile.read(Shipped.REFERENTIAL.resolve("uncovered.yaml"), problems)
                .flatMap(node -> MapReader.of(node, "a list", problems).optionalMap("no_rule"))
                .ifPresent(map -> map.forEach((id, reason) -> ids.add(id.text())));
        return ids;
    }

    /** A requirement that configuration shows in full is shown so only when somebody said that its rules see all of it. */
    @Test
    void fullCoverageIsNeverClaimedByTheWay() {
        Set<String> claimed = all.stream()
                .filter(one -> shipped.library().referential().reach(one) == Reach.FULL)
                .map(Requirement::id)
                .filter(id -> !shipped.library().map().deciding(id).isEmpty())
                .collect(Collectors.toSet());

        assertEquals(Set.of(), claimed);
    }

    private <K> Map<K, Long> count(Function<Requirement, K> by) {
        return all.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
