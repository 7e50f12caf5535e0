package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the resources of one read, page by page. Lines wait, compressed, until their page ends. Not thread-safe.
 */
public final class ResourceWriter {
    private final String target;
    private final String region;
    private final MemberFile file;
    private final Runnable pageEnded;
    private @Nullable GzipPage page;
    private long written;

    ResourceWriter(String target, String region, MemberFile file, Runnable pageEnded) {
        this.target = target;
        this.region = region;
        this.file = file;
        this.pageEnded = pageEnded;
    }

    /** Writes one JSON value. */
    @FunctionalInterface
    public interface Value {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * @param attributes called once, to write the redacted attributes
     * @throws SnapshotException when {@code attributes} can't be written
     */
    public void add(int call, Scope scope, String id, String name, Value attributes) {
        GzipPage open = page == null ? new GzipPage() : page;
        page = open;
        try {
            JsonGenerator json = open.line();
            json.writeStartObject();
            json.writeStringField("target", target);
            json.writeStringField("region", region);
            json.writeFieldName("scope");
            ManifestWriter.scope(scope, json);
            json.writeStringField("id", id);
            json.writeStringField("name", name);
            json.writeNumberField("call", call);
            json.writeFieldName("attributes");
            attributes.write(json);
            json.writeEndObject();
            open.endLine();
        } catch (IOException e) {
            throw FileTrouble.unwritten(new Text("a resource", "un objet"), e);
        } catch (RuntimeException | StackOverflowError e) {
            // Half a line would make the whole file unreadable.
            open.dropLine();
            throw e;
        }
    }

    /** Appends the page to the file. */
    public void endPage() {
        GzipPage ended = page;
        if (ended == null || ended.lines() == 0) {
            return;
        }
        try {
            file.append(ended);
            written += ended.lines();
        } catch (IOException e) {
            throw FileTrouble.unwritten(e);
        }
        page = null;
        pageEnded.run();
    }

    /** Forgets the page. */
    public void discardPage() {
        if (page != null) {
            page.discard();
            page = null;
        }
    }

    /** Lines of ended pages and of the one that is open. */
    public long count() {
        return written + open();
    }

    /** Lines of the page that is open. */
    public long open() {
        return page == null ? 0 : page.lines();
    }

    /** A page that was not ended is forgotten. */
    Optional<Manifest.Stored> close() {
        discardPage();
        try {
            return file.close();
        } catch (IOException e) {
            throw FileTrouble.unwritten(e);
        }
    }
}
