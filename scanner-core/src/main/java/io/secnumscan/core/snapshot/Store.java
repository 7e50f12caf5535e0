package io.secnumscan.core.snapshot;

import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the files of a snapshot stand: a folder, or one archive file. Thread-safe. */
interface Store extends AutoCloseable {
    /** For messages: the folder or the archive, and the file in it. */
    Text describe(String file);

    /**
     * @param file a path that {@link FileNames#safe} allows
     * @return empty when there is no such file; a link, or anything but a plain file, counts as none
     */
    Optional<InputStream> open(String file) throws IOException;

    @Override
    void close() throws IOException;
}
