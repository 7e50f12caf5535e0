package io.secnumscan.bench;

import io.secnumscan.bench.cloud.Size;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.snapshot.SnapshotReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A snapshot that was collected of a large cloud. */
record Snapshot(Path folder) {
    /** @throws IOException when it holds anything but the whole cloud */
    void check(Size size) throws IOException {
        Map<String, Integer> expected = Map.of(
                "openstack.network.port", size.ports(), "openstack.network.security-group", size.groups(),
                "openstack.network.network", size.networks());
        try (SnapshotReader reader = SnapshotReader.open(folder)) {
            for (CoverageRecord record : reader.coverage()) {
                Integer count = expected.get(record.type());
                if (count != null && !record.coverage().equals(new Coverage.Complete(count))) {
                    throw new IOException(record.type() + " was not read wholly: " + record.coverage());
                }
            }
        }
    }

    /** Its lines, unpacked, in one file. */
    void unpack(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (Path packed : files()) {
                try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(packed)))) {
                    in.transferTo(out);
                }
            }
        }
    }

    /** Bytes of its resources as stored. */
    long bytes() throws IOException {
        long sum = 0;
        for (Path file : files()) {
            sum += Files.size(file);
        }
        return sum;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".ndjson.gz"))
                    .filter(file -> !file.getFileName().toString().startsWith("calls"))
                    .sorted()
                    .toList();
        }
    }
}
