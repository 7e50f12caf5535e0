package io.secnumscan.bench.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeCloudTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Size SIZE = new Size(450, 200);

    @TempDir
    Path folder;
    private LargeCloud cloud;

    @BeforeEach
    void write() throws IOException {
        cloud = LargeCloud.write(SIZE, folder);
    }

    @Test
    void pagesThatAreFollowedByTheirLinksHoldEachElementOnce() throws IOException {
        Set<String> ids = new HashSet<>();
        String marker = "";
        int pages = 0;
        while (pages == 0 || !marker.isEmpty()) {
            JsonNode page = page("ports", 100, marker);
            page.path("ports").forEach(port -> assertTrue(ids.add(port.path("id").asText())));
            String next = page.path("ports_links").path(0).path("href").asText();
            marker = next.isEmpty() ? "" : next.replaceFirst(".*marker=", "");
            pages++;
        }
        assertEquals(5, pages);
        assertEquals(SIZE.ports(), ids.size());
    }

    @Test
    void aPageBehindTheLastElementIsEmpty() throws IOException {
        String last = page("ports", 0, "").path("ports").path(SIZE.ports() - 1).path("id").asText();
        assertTrue(page("ports", 100, last).path("ports").isEmpty());
    }

    @Test
    void rulesStandInTheirGroups() throws IOException {
        int rules = 0;
        for (JsonNode group : page("security-groups", 0, "").path("security_groups")) {
            rules += group.path("security_group_rules").size();
            assertEquals(group.path("id"), group.path("security_group_rules").path(0).path("security_group_id"));
        }
        assertEquals(SIZE.rules(), rules);
    }

    @Test
    void portsNameGroupsOfTheirOwnProject() throws IOException {
        JsonNode groups = page("security-groups", 0, "").path("security_groups");
        for (JsonNode port : page("ports", 0, "").path("ports")) {
            for (JsonNode id : port.path("security_groups")) {
                JsonNode group = groups.path(Ids.number(id.asText()));
                assertEquals(id, group.path("id"));
            }
        }
    }

    @Test
    void theSameSizeIsTheSameCloud() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        LargeCloud again = LargeCloud.write(SIZE, other);
        cloud.writePages(100, "http://127.0.0.1", folder.resolve("one.json"));
        again.writePages(100, "http://127.0.0.1", folder.resolve("two.json"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one.json")), Files.readAllBytes(folder.resolve("two.json")));
    }

    @Test
    void someOfItIsAsItMustNotBe() throws IOException {
        boolean open = false;
        for (JsonNode group : page("security-groups", 0, "").path("security_groups")) {
            open |= group.toString().contains("0.0.0.0/0");
        }
        assertTrue(open);
        assertFalse(page("ports", 0, "").path("ports").isEmpty());
    }

    private JsonNode page(String path, int limit, String marker) throws IOException {
        ListFile list = cloud.list(path).orElseThrow();
        ListFile.Page page = list.page(limit, marker, "http://127.0.0.1/" + path);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.writeTo(out);
        assertEquals(page.length(), out.size());
        return JSON.readTree(out.toString(StandardCharsets.UTF_8));
    }
}
