package io.secnumscan.network.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Lines of flows as a JSON array of objects, one a line, with the fields that {@link FlowCsv} has as columns. */
public final class FlowJson implements FlowSink {
    private final JsonGenerator json;
    private String before = "\n";

    /** Begins the array. */
    public FlowJson(Writer out) {
        try {
            json = new JsonFactory().createGenerator(out);
            json.setRootValueSeparator(null);
            json.writeRaw('[');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(FlowLine line) {
        try {
            json.writeRaw(before);
            before = ",\n";
            json.writeStartObject();
            json.writeStringField("from", line.from());
            json.writeStringField("to", line.to());
            json.writeStringField("protocol", line.protocol());
            list("ports", line.ports());
            json.writeStringField("decision", line.decision().label());
            json.writeStringField("witness", line.witness().orElse(""));
            list("because", line.because());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the array. What it writes to stays open. */
    @Override
    public void end() {
        try {
            json.writeRaw("\n]\n");
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void list(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
