package io.secnumscan.report;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.SortedMap;

/** The words of a page as markup: what stands in them, and names from outside, harmless. */
record HtmlSay(SortedMap<String, String> words, String language) {
    String say(String key, String... values) {
        String text = words.getOrDefault(key, key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return HtmlText.escaped(text);
    }

    /** In French the word stays singular below two, in English at one alone. */
    String counted(long number, String key) {
        boolean one = number == 1 || number == 0 && language.equals("fr");
        return say(key + (one ? ".one" : ".many"), number(number));
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.of(language)).format(number);
    }

    /** A text of ours. */
    String text(String text) {
        return HtmlText.escaped(HtmlWords.typeset(text, language));
    }

    /** Names from outside keep to their own direction. */
    static String foreign(String text) {
        return "<bdi dir=\"auto\">" + HtmlText.escaped(text) + "</bdi>";
    }
}
