package io.secnumscan.core.cel;

import java.util.List;

/** Texts and expressions, one after the other. */
record CompiledTemplate(List<Object> parts) implements Template {
    CompiledTemplate {
        parts = List.copyOf(parts);
    }

    @Override
    public String render(Bindings bindings, Wording wording) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part instanceof CompiledExpression code ? code.show(bindings, wording) : part);
        }
        return text.toString();
    }

    @Override
    public List<String> placeholders() {
        return expressions().stream().map(CompiledExpression::source).map(String::strip).sorted().toList();
    }

    @Override
    public Reads reads() {
        return expressions().stream().map(CompiledExpression::reads).reduce(Reads.NOTHING, Reads::and);
    }

    private List<CompiledExpression> expressions() {
        return parts.stream().filter(CompiledExpression.class::isInstance).map(CompiledExpression.class::cast).toList();
    }
}
