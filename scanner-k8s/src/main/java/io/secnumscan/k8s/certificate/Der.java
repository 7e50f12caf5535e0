package io.secnumscan.k8s.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One value in DER: its tag and where it stands.
 *
 * @param from where its tag stands
 * @param content where what it holds begins
 * @param to behind its last byte
 */
record Der(byte[] bytes, int tag, int from, int content, int to) {
    private static final int LONG_FORM = 0x80;
    /** Of nothing that is read here the length takes more octets. */
    private static final int MOST_OCTETS = 3;

    static Der of(byte[] bytes) throws IOException {
        return at(bytes, 0, bytes.length);
    }

    /** The values inside, in their order. */
    List<Der> children() throws IOException {
        List<Der> children = new ArrayList<>();
        int next = content;
        while (next < to) {
            Der child = at(bytes, next, to);
            children.add(child);
            next = child.to();
        }
        return children;
    }

    /** With tag and length, as a decoder wants it. */
    byte[] encoded() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static Der at(byte[] bytes, int from, int end) throws IOException {
        if (from + 2 > end) {
            throw new IOException("a value in DER is cut off");
        }
        int first = bytes[from + 1] & 0xff;
        int octets = first < LONG_FORM ? 0 : first - LONG_FORM;
        int content = from + 2 + octets;
        if (octets > MOST_OCTETS || content > end) {
            throw new IOException("a value in DER has no length that is understood");
        }
        int length = octets == 0 ? first : 0;
        for (int i = from + 2; i < content; i++) {
            length = length << 8 | bytes[i] & 0xff;
        }
        if (length > end - content) {
            throw new IOException("a value in DER is longer than what holds it");
        }
        return new Der(bytes, bytes[from] & 0xff, from, content, content + length);
    }
}
