package io.secnumscan.core.detect;

/** Tells private keys and key stores in DER from certificates and public keys by their first bytes. */
final class DerKeys {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 2;
    private static final int OCTETS = 4;

    private DerKeys() {}

    /** PKCS#1 and PKCS#8 begin with version 0 or 1 and what only they go on with, SEC 1 with version 1 and octets. */
    static boolean isPrivateKey(byte[] bytes) {
        int at = inside(bytes);
        if (at < 0 || at + 4 >= bytes.length || bytes[at] != INTEGER || bytes[at + 1] != 1) {
            return false;
        }
        int version = bytes[at + 2];
        int next = bytes[at + 3];
        return version == 0 && (next == INTEGER || next == SEQUENCE)
                || version == 1 && (next == OCTETS || next == SEQUENCE);
    }

    /** PKCS#12 (version 3) and the JDK's own stores. */
    static boolean isKeyStore(byte[] bytes) {
        int at = inside(bytes);
        boolean pkcs12 =
                at > 0 && at + 4 < bytes.length && bytes[at] == INTEGER && bytes[at + 1] == 1 && bytes[at + 2] == 3
                        && bytes[at + 3] == SEQUENCE;
        int magic = bytes.length < 4
                ? 0
                : (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return pkcs12 || magic == 0xfeedfeed || magic == 0xcececece;
    }

    /** Where the content of the outer sequence begins; -1 when there is none as long as the bytes. */
    private static int inside(byte[] bytes) {
        if (bytes.length < 8 || bytes[0] != SEQUENCE) {
            return -1;
        }
        int first = bytes[1] & 0xff;
        if (first < 0x80) {
            return 2;
        }
        int octets = first & 0x7f;
        return octets >= 1 && octets <= 3 ? 2 + octets : -1;
    }
}
