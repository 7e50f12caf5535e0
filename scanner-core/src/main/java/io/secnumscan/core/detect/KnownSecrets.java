package io.secnumscan.core.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Secrets that the run itself was given or got. They need no shape to be found: whatever an API or a library quotes, they
 * are looked for in every spelling, and so is their beginning, since services like to quote half a token. Thread-safe.
 */
final class KnownSecrets {
    /** Shorter ones stand in every second word. */
    private static final int SHORTEST = 4;
    /** Shorter ones are taken out as whole words only. */
    private static final int ANYWHERE = 8;
    /** From here on a secret does not occur by chance in what is stored. */
    private static final int STRONG = 16;
    /** What is enough of a long one to know it by. */
    private static final int BEGINNING = 16;

    private static final int LONG = 24;

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private volatile List<Spelling> all = List.of();
    private volatile List<Spelling> strong = List.of();

    private record Spelling(String text, String secret) {}

    void add(String secret) {
        addOne(secret.strip());
        if (secret.strip().indexOf('\n') > 0) {
            // a key in PEM, of which one line says a good part
            secret.lines().map(String::strip).filter(line -> line.length() >= LONG && !line.startsWith("-"))
                    .forEach(this::addOne);
        }
    }

    private void addOne(String secret) {
        if (secret.length() >= SHORTEST && !isWord(secret) && known.add(secret)) {
            spell(secret);
        }
    }

    /** Our own messages say "password" and "default": taking them out there would only tell what they are. */
    private static boolean isWord(String secret) {
        return Harmless.isWord(secret)
                || secret.equals(secret.toLowerCase(Locale.ROOT)) && SecretNames.of(secret).isSecret()
                        && secret.chars().allMatch(Character::isLetter);
    }

    private synchronized void spell(String secret) {
        List<Spelling> more = new ArrayList<>(all);
        Spellings.of(secret).forEach(text -> more.add(new Spelling(text, secret)));
        more.sort(Comparator.comparingInt((Spelling spelling) -> spelling.text().length()).reversed());
        all = List.copyOf(more);
        strong = more.stream().filter(spelling -> spelling.secret().length() >= STRONG).toList();
    }

    /** The text without any of them; the same instance when there is none. */
    String hide(String text, UnaryOperator<String> placeholder) {
        return hide(text, all, placeholder);
    }

    /** Only those that can't be there by chance. */
    String hideStrong(String text, UnaryOperator<String> placeholder) {
        return hide(text, strong, placeholder);
    }

    private static String hide(String text, List<Spelling> spellings, UnaryOperator<String> placeholder) {
        String clean = text;
        for (Spelling spelling : spellings) {
            clean = hide(clean, spelling, placeholder);
        }
        return clean;
    }

    private static String hide(String text, Spelling spelling, UnaryOperator<String> placeholder) {
        String whole = spelling.text();
        String wanted = whole.length() >= LONG ? whole.substring(0, BEGINNING) : whole;
        int at = text.indexOf(wanted);
        if (at < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder();
        int from = 0;
        for (; at >= 0; at = text.indexOf(wanted, at)) {
            int end = at + wanted.length();
            while (end - at < whole.length() && end < text.length() && text.charAt(end) == whole.charAt(end - at)) {
                end++;
            }
            if (whole.length() >= ANYWHERE || isWord(text, at, end)) {
                clean.append(text, from, at).append(placeholder.apply(spelling.secret()));
                from = end;
            }
            at = end;
        }
        return clean.append(text, from, text.length()).toString();
    }

    private static boolean isWord(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }
}
