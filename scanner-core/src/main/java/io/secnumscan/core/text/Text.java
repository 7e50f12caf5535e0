package io.secnumscan.core.text;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A text for people in both languages; the language chosen changes no byte of a machine-readable report. */
public record Text(String en, String fr) implements Serializable {
    /** A text that is English in both: what authors of rules read, and what libraries and services say. */
    public static Text english(String text) {
        return new Text(text, text);
    }

    /** Something that has no language: an address, a name, a path. */
    public static Text verbatim(String text) {
        return new Text(text, text);
    }

    /** A name in the quotes of each language. */
    public static Text quoted(String name) {
        return new Text("'" + name + "'", "« " + name + " »");
    }

    /** The texts with a separator between them. */
    public static Text join(String separator, List<Text> texts) {
        return new Text(join(separator, texts, Text::en), join(separator, texts, Text::fr));
    }

    public String in(String language) {
        return language.equals("fr") ? fr : en;
    }

    /** Both languages changed in the same way: cleaned, shortened. */
    public Text map(UnaryOperator<String> change) {
        return new Text(change.apply(en), change.apply(fr));
    }

    /** {@code clouds.yaml: what is said}, with the French space before a colon. */
    public Text at(String place) {
        return at(verbatim(place));
    }

    /** The same of a place that has words in it. */
    public Text at(Text place) {
        return new Text(place.en + ": " + en, place.fr + " : " + fr);
    }

    /** {@code what is said; way out}, with the French space before a semicolon. */
    public Text then(Text wayOut) {
        return new Text(en + "; " + wayOut.en, fr + " ; " + wayOut.fr);
    }

    /** The two without anything between them. */
    public Text and(Text end) {
        return new Text(en + end.en, fr + end.fr);
    }

    private static String join(String separator, List<Text> texts, Function<Text, String> language) {
        return texts.stream().map(language).collect(Collectors.joining(separator));
    }
}
