package io.secnumscan.k8s.analysis.selection;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Blocks of addresses: whether several together are all there is. */
final class Blocks {
    /** Digits, so that nothing is ever looked up. */
    private static final Pattern BLOCK = Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/([0-9]{1,3})");

    private Blocks() {}

    private record Block(BigInteger first, BigInteger end, int bits) {}

    /** Whether they hold every IPv4 address, or every IPv6 one. What is no block holds none. */
    static boolean coverAll(Collection<String> blocks) {
        List<Block> sorted = blocks.stream()
                .flatMap(block -> block(block.strip()).stream())
                .sorted(Comparator.comparing(Block::first))
                .toList();
        return cover(sorted, 32) || cover(sorted, 128);
    }

    private static boolean cover(List<Block> sorted, int bits) {
        BigInteger reached = BigInteger.ZERO;
        for (Block block : sorted) {
            if (block.bits() == bits && block.first().compareTo(reached) <= 0) {
                reached = reached.max(block.end());
            }
        }
        return reached.bitLength() > bits;
    }

    private static Optional<Block> block(String text) {
        var match = BLOCK.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.getByName(match.group(1)).getAddress();
            int bits = address.length * 8;
            int prefix = Integer.parseInt(match.group(2));
            if (prefix > bits) {
                return Optional.empty();
            }
            int free = bits - prefix;
            BigInteger first = new BigInteger(1, address).shiftRight(free).shiftLeft(free);
            return Optional.of(new Block(first, first.add(BigInteger.ONE.shiftLeft(free)), bits));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
