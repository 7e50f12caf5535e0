package io.secnumscan.core.cel;

import io.secnumscan.core.cel.TemplateText.Part;
import java.util.function.UnaryOperator;

/** A template as it is read before any resource is known. */
public final class TemplateOutline {
    private TemplateOutline() {}

    /** The text, with what {@code shown} says of each expression in its place. */
    public static String of(String template, UnaryOperator<String> shown) {
        StringBuilder text = new StringBuilder();
        for (Part part : TemplateText.split(template)) {
            switch (part) {
                case TemplateText.Text words -> text.append(words.text());
                case TemplateText.Code code -> text.append(shown.apply(code.code()));
                case TemplateText.Unclosed _ -> {
                    // no rule with one is ever loaded
                }
            }
        }
        return text.toString();
    }
}
