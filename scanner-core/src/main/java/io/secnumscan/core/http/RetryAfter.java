package io.secnumscan.core.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a server wants to be asked again: seconds or an HTTP date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /**
     * @param header value of Retry-After
     * @param date value of Date, the server's own clock: ours may differ
     * @return empty for a value that means nothing; never negative
     */
    static Optional<Duration> parse(String header, Optional<String> date, Instant now) {
        String value = header.strip();
        if (!value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant from = date.flatMap(RetryAfter::instant).orElse(now);
        return instant(value)
                .map(until -> Duration.between(from, until))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /** An HTTP date; empty for what is none. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
