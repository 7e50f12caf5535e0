package io.secnumscan.core.http;

import java.net.InetAddress;
import java.util.Arrays;

/** CIDR blocks in a list of hosts that bypass the proxy. Names are never looked up. */
final class AddressBlock {
    private AddressBlock() {}

    static boolean covers(String block, String host) {
        int slash = block.indexOf('/');
        byte[] network = literal(block.substring(0, slash));
        byte[] address = literal(host);
        if (network.length == 0 || network.length != address.length) {
            return false;
        }
        try {
            int bits = Integer.parseInt(block.substring(slash + 1));
            return bits >= 0 && bits <= network.length * 8 && Arrays.equals(cut(network, bits), cut(address, bits));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static byte[] cut(byte[] address, int bits) {
        byte[] cut = address.clone();
        for (int i = 0; i < cut.length; i++) {
            int kept = Math.clamp(bits - 8L * i, 0, 8);
            cut[i] &= (byte) (0xff << (8 - kept));
        }
        return cut;
    }

    private static byte[] literal(String text) {
        try {
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
