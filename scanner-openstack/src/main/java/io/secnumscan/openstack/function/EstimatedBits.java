package io.secnumscan.openstack.function;

/**
 * How many bits a secret holds at most, estimated from what was measured of it: its length, how many classes of characters
 * occur, and the entropy of its own characters.
 *
 * <p>Taken for a random text over the largest alphabet that so many classes may come from, and the less the less evenly its characters are
 * spread than those of such a text of the same length. Short texts never show all of their alphabet, so that the entropy of
 * their own characters alone would call random ones weak. Of 20,000 random texts each that hold 128 bits or little more (32 hexadecimal digits, 22
 * characters of Base64, 39 digits), none was estimated below 105. Words of a dictionary are estimated far above what
 * they are worth: a high estimate proves nothing, a low one does.
 */
record EstimatedBits(long length, long classes, double entropy) {
    private static final double LN_2 = Math.log(2);

    long bits() {
        if (length < 2 || classes < 1) {
            return 0;
        }
        double evenness = Math.min(1, entropy / expectedEntropy());
        return (long) (length * log2(alphabet()) * evenness);
    }

    /** The most that so many classes may come from: letters, both cases of letters, these and digits, all of ASCII. */
    private int alphabet() {
        return switch ((int) classes) {
            case 1 -> 26;
            case 2 -> 52;
            case 3 -> 62;
            default -> 94;
        };
    }

    /** Of the characters of a random text: each character occurs in it a number of times that is binomially distributed. */
    private double expectedEntropy() {
        int n = (int) Math.min(length, 10_000);
        double p = 1.0 / alphabet();
        double probability = Math.pow(1 - p, n);
        double sum = 0;
        for (int times = 1; times <= n && times < 2_000; times++) {
            probability = probability * (n - times + 1) / times * p / (1 - p);
            sum += probability * times * log2(times);
        }
        return log2(n) - alphabet() * sum / n;
    }

    private static double log2(double x) {
        return Math.log(x) / LN_2;
    }
}
