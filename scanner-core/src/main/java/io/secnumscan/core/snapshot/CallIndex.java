package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.text.Text;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Finds calls by number: a place in memory for each (four bytes), the calls themselves on disk but for some members of the
 * log. What is behind a cut is not there. Thread-safe.
 */
final class CallIndex {
    private static final int UNPACKED_MEMBERS = 16;
    private static final int MAX_MEMBER = 1 << 24;
    private static final int MAX_NUMBER = 100_000_000;

    private final Store store;
    /** By number: the member that holds the call, from 1; 0 for none. */
    private int[] members = new int[64];
    /** By member: where it begins. */
    private long[] offsets = new long[16];

    private int count;
    private final LinkedHashMap<Integer, Map<Integer, CallLog.Call>> unpacked = new LinkedHashMap<>(32, 0.75f, true);

    private CallIndex(Store store) {
        this.store = store;
    }

    /**
     * @param finished whether the log has to be whole
     * @throws SnapshotException for a log that this program did not write
     */
    static CallIndex of(Store store, boolean finished) {
        CallIndex index = new CallIndex(store);
        try (InputStream in = store.open(Manifest.CALLS).orElse(InputStream.nullInputStream());
                GzipMembers log = new GzipMembers(in)) {
            index.build(log);
        } catch (EOFException | ZipException e) {
            if (finished) {
                throw damaged(store, e);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(store, e);
        }
        return index;
    }

    /** @throws SnapshotException when the log can no longer be read */
    synchronized Optional<CallLog.Call> find(int number) {
        if (number < 1 || number >= members.length || members[number] == 0) {
            return Optional.empty();
        }
        int member = members[number];
        Map<Integer, CallLog.Call> calls = unpacked.get(member);
        if (calls == null) {
            calls = unpack(member);
            unpacked.put(member, calls);
            if (unpacked.size() > UNPACKED_MEMBERS) {
                unpacked.pollFirstEntry();
            }
        }
        return Optional.ofNullable(calls.get(number));
    }

    private void build(GzipMembers log) throws IOException {
        long offset = 0;
        for (Optional<byte[]> member = log.readMember(MAX_MEMBER); member.isPresent();
                member = log.readMember(MAX_MEMBER)) {
            count++;
            if (count >= offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            }
            offsets[count] = offset;
            offset = log.wholeBytes();
            for (int number : calls(member.get()).keySet()) {
                if (number >= members.length) {
                    members = Arrays.copyOf(members, Math.max(2 * members.length, number + 1));
                }
                members[number] = count;
            }
        }
    }

    private Map<Integer, CallLog.Call> unpack(int member) {
        try (InputStream in = store.open(Manifest.CALLS).orElse(InputStream.nullInputStream());
                GzipMembers log = new GzipMembers(in)) {
            in.skipNBytes(offsets[member]);
            return calls(log.readMember(MAX_MEMBER).orElseThrow(EOFException::new));
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(store, e);
        }
    }

    private static Map<Integer, CallLog.Call> calls(byte[] lines) throws IOException {
        Map<Integer, CallLog.Call> calls = new HashMap<>();
        try (MappingIterator<JsonNode> each = JsonPage.JSON.readerFor(JsonNode.class).readValues(lines)) {
            while (each.hasNextValue()) {
                CallLog.Call call = call(each.nextValue());
                calls.put(call.number(), call);
            }
        }
        return calls;
    }

    private static CallLog.Call call(JsonNode line) {
        int number = line.path("number").asInt();
        if (number < 1 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("a call has no number");
        }
        try {
            return new CallLog.Call(
                    number,
                    line.path("target").asText(),
                    line.path("identity").asText(),
                    line.path("method").asText(),
                    line.path("url").asText(),
                    line.path("status").asInt(),
                    Optional.ofNullable(line.path("request_id").textValue()),
                    Instant.parse(line.path("at").asText()),
                    line.path("millis").asLong(),
                    line.path("bytes").asLong(),
                    Optional.ofNullable(line.path("raw_sha256").textValue()),
                    line.path("outcome").asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a call has no time", e);
        }
    }

    private static SnapshotException damaged(Store store, Exception e) {
        Text what = new Text("the call log is damaged", "le journal des appels est endommagé");
        return FileTrouble.damaged(store.describe(Manifest.CALLS), what, e);
    }
}
