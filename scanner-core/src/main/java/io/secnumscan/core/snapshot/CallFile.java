package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The call log on disk. Calls are written in the order in which they end, some at a time; a killed run loses at most the
 * last ones. Thread-safe.
 */
final class CallFile implements CallLog {
    /** Calls a gzip member: small enough to be found again by unpacking one member, large enough to compress. */
    static final int MEMBER = 256;
    private static final Text CALL_LOG = new Text("the snapshot's call log", "le journal des appels de l'instantané");

    private final AtomicInteger last = new AtomicInteger();
    private final MemberFile file;
    private @Nullable GzipPage page;
    private boolean closed;

    CallFile(Path path) {
        this.file = new MemberFile(path);
    }

    @Override
    public int next() {
        return last.incrementAndGet();
    }

    /** Calls that end after the log was closed (a run that was stopped) are not written. */
    @Override
    public synchronized void record(Call call) {
        if (closed) {
            return;
        }
        try {
            GzipPage open = page == null ? new GzipPage() : page;
            page = open;
            write(call, open.line());
            open.endLine();
            if (open.lines() >= MEMBER) {
                flush();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    synchronized void flush() {
        if (page == null || page.lines() == 0 || closed) {
            return;
        }
        try {
            file.append(page);
            page = null;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    synchronized Optional<Manifest.Stored> close() {
        flush();
        closed = true;
        try {
            return file.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static SnapshotException failed(IOException e) {
        return FileTrouble.unwritten(CALL_LOG, e);
    }

    private static void write(Call call, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", call.number());
        json.writeStringField("target", call.target());
        json.writeStringField("identity", call.identity());
        json.writeStringField("method", call.method());
        json.writeStringField("url", call.url());
        json.writeNumberField("status", call.status());
        if (call.requestId().isPresent()) {
            json.writeStringField("request_id", call.requestId().get());
        }
        json.writeStringField("at", call.at().toString());
        json.writeNumberField("millis", call.millis());
        json.writeNumberField("bytes", call.bytes());
        if (call.rawDigest().isPresent()) {
            json.writeStringField("raw_sha256", call.rawDigest().get());
        }
        json.writeStringField("outcome", call.outcome());
        json.writeEndObject();
    }
}
