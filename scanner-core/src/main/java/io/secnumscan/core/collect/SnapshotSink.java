package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.detect.Redactor;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.ResourceWriter;
import java.util.List;
import java.util.function.LongConsumer;

/** The sink of a run: redacts, then writes to the snapshot. */
final class SnapshotSink implements ResourceSink {
    private final ResourceWriter writer;
    private final Redactor redactor;
    private final References.Witness witness;
    private final LongConsumer pageEnded;
    private boolean redacted;

    /** @param pageEnded hears how many resources a page had */
    SnapshotSink(
            ResourceWriter writer, Redactor redactor, References.Witness witness, LongConsumer pageEnded) {
        this.writer = writer;
        this.redactor = redactor;
        this.witness = witness;
        this.pageEnded = pageEnded;
    }

    @Override
    public void add(int call, Scope scope, String id, String name, JsonNode attributes) {
        witness.add(id, attributes);
        writer.add(call, clean(scope), redactor.text(id), redactor.text(name),
                json -> redactor.write(attributes, json));
        redacted |= redactor.redacted();
    }

    /** Read from the object, as its id is. */
    private Scope clean(Scope scope) {
        List<Scope.Step> steps =
                scope.steps().stream().map(step -> new Scope.Step(step.kind(), redactor.text(step.id()))).toList();
        return steps.equals(scope.steps()) ? scope : new Scope(steps);
    }

    @Override
    public void endPage() {
        long rows = writer.open();
        writer.endPage();
        witness.endPage();
        redacted = false;
        if (rows > 0) {
            pageEnded.accept(rows);
        }
    }

    @Override
    public void discardPage() {
        writer.discardPage();
        witness.discardPage();
        redacted = false;
    }

    @Override
    public boolean redacted() {
        return redacted;
    }

    @Override
    public boolean holdsSecret(JsonNode other) {
        return redactor.holdsSecret(other);
    }

    @Override
    public long count() {
        return writer.count();
    }
}
