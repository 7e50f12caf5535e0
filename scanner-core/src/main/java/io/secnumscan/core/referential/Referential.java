package io.secnumscan.core.referential;

import io.secnumscan.core.text.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A published text, all of it: what can be judged from configuration, and what can't.
 *
 * @param name {@code secnumcloud-3.2}; also its folder's
 * @param chapters number to title, in the order of the text; sections and requirements too
 * @param themes key to title, in the order of reports
 * @param partly requirements of which this version's rules see less than configuration could show, and what they see
 */
public record Referential(
        String name,
        Text title,
        String version,
        String publisher,
        SequencedMap<String, Text> chapters,
        SequencedMap<String, Text> sections,
        SequencedMap<String, Text> themes,
        SequencedMap<String, Requirement> requirements,
        SequencedMap<String, Text> partly) {
    public Referential {
        chapters = copy(chapters);
        sections = copy(sections);
        themes = copy(themes);
        requirements = copy(requirements);
        partly = copy(partly);
    }

    /** The reach that reports show: never more than what this version's rules look at. */
    public Reach reach(Requirement requirement) {
        boolean lessSeen = partly.containsKey(requirement.id()) && requirement.reach() == Reach.FULL;
        return lessSeen ? Reach.PARTIAL : requirement.reach();
    }

    /** What is seen of it, and what is not. */
    public Text note(Requirement requirement) {
        return partly.getOrDefault(requirement.id(), requirement.note());
    }

    private static <V> SequencedMap<String, V> copy(SequencedMap<String, V> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }
}
