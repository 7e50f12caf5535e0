package io.secnumscan.core.rule;

import io.secnumscan.core.cel.Bindings;
import io.secnumscan.core.cel.Reads;
import io.secnumscan.core.cel.Template;
import io.secnumscan.core.cel.Wording;
import io.secnumscan.core.text.Text;

/** A template in both languages; its placeholders are the same in each. */
public record Message(Template en, Template fr) {
    public Text render(Bindings bindings) {
        return new Text(en.render(bindings, Wording.ENGLISH), fr.render(bindings, Wording.FRENCH));
    }

    public Reads reads() {
        return en.reads().and(fr.reads());
    }
}
