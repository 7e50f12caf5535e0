package io.secnumscan.core.detect;

import java.util.regex.Pattern;

/**
 * Start-up data of an instance, as far as it can be searched.
 *
 * @param kind of its measure: {@link #READ}; {@link #UNREADABLE} when some of it could not be decoded (packed by other
 *     means than gzip, a program, wider than the bound); {@link #ELSEWHERE} when it has the instance fetch more
 */
record StartUpData(String text, String kind) {
    static final String READ = SecretNames.Kind.USER_DATA.label();
    static final String UNREADABLE = READ + "-unreadable";
    static final String ELSEWHERE = READ + "-elsewhere";

    /** cloud-init's lists of addresses, in a part or an archive of their own too, where line ends may be written as \n. */
    private static final Pattern INCLUDE = Pattern.compile(
            "#include(?:-once)?(?:\\s|\\\\[nrt])+(?:#[^\\n]{0,500}\\n\\s*){0,50}[a-z][a-z0-9+.-]{1,20}://|text/x-include(?:-once)?-url",
            Pattern.CASE_INSENSITIVE);

    static StartUpData of(String value) {
        Payload payload = Payload.userData(value);
        if (!payload.whole()) {
            return new StartUpData(payload.text(), UNREADABLE);
        }
        return new StartUpData(payload.text(), INCLUDE.matcher(payload.text()).find() ? ELSEWHERE : READ);
    }
}
