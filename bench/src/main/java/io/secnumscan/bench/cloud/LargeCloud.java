package io.secnumscan.bench.cloud;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The lists of one cloud, written to a folder. */
public final class LargeCloud {
    private final Size size;
    /** By the path below {@code /v2.0/}. */
    private final Map<String, ListFile> lists;

    private LargeCloud(Size size, Map<String, ListFile> lists) {
        this.size = size;
        this.lists = lists;
    }

    /** @param folder an existing folder */
    public static LargeCloud write(Size size, Path folder) throws IOException {
        Networking networking = new Networking(size);
        Filtering filtering = new Filtering(size);
        return new LargeCloud(size, Map.of(
                "networks",
                ListFile.write(folder.resolve("networks"), "networks", size.networks(), networking::network),
                "routers", ListFile.write(folder.resolve("routers"), "routers", size.routers(), networking::router),
                "subnets", ListFile.write(folder.resolve("subnets"), "subnets", size.networks(), networking::subnet),
                "ports", ListFile.write(folder.resolve("ports"), "ports", size.ports(), networking::port),
                "security-groups",
                ListFile.write(folder.resolve("groups"), "security_groups", size.groups(), filtering::group)));
    }

    public Size size() {
        return size;
    }

    Optional<ListFile> list(String path) {
        return Optional.ofNullable(lists.get(path));
    }

    /** What a client gets that reads all of it by pages of that many elements, in one file. */
    public void writePages(int limit, String address, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (String path : new String[]{"networks", "subnets", "ports", "routers", "security-groups"}) {
                Objects.requireNonNull(lists.get(path)).writePages(limit, address + "/network/v2.0/" + path, out);
            }
        }
    }
}
