package io.secnumscan.demo;

import io.secnumscan.core.detect.Disguises;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Looks for canaries in all their disguises, in texts and in the files of a folder, which are unpacked. */
final class CanarySearch {
    /** Disguise, and the canary behind it. */
    private final Map<String, String> forms = new TreeMap<>();

    CanarySearch(List<String> canaries) {
        for (String canary : canaries) {
            Disguises.of(canary).forEach(form -> forms.put(form, canary));
        }
    }

    /** What was found, in words; empty when all is well. */
    List<String> in(String where, String text) {
        List<String> found = new ArrayList<>();
        forms.forEach((form, canary) -> {
            int at = text.indexOf(form);
            if (at >= 0) {
                String around = text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 120));
                found.add(canary + " is in " + where + ": " + around);
            }
        });
        return found;
    }

    List<String> in(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(in("the name of a file", folder.relativize(file).toString()));
                found.addAll(in(file.getFileName().toString(), content(file)));
            }
        }
        return found;
    }

    /** Byte for byte, so that no file is too odd to be searched. */
    static String content(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = in.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
