package io.secnumscan.core.snapshot;

import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A snapshot folder; links in it lead nowhere. */
final class FolderStore implements Store {
    private final Path folder;
    private final Path real;

    FolderStore(Path folder) throws IOException {
        this.folder = folder;
        this.real = folder.toRealPath();
    }

    @Override
    public Text describe(String file) {
        return Text.verbatim(folder.resolve(file).toString());
    }

    @Override
    public Optional<InputStream> open(String file) throws IOException {
        Path path = real.resolve(file);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !path.toRealPath().equals(path)) {
            return Optional.empty();
        }
        return Optional.of(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
