package io.secnumscan.core.detect;

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

    static StartUpData of(String value) {
        Payload payload = Payload.userData(value);
        if (!payload.whole()) {
            return new StartUpData(payload.text(), UNREADABLE);
        }
        return new StartUpData(payload.text(), Includes.in(payload.text()) ? ELSEWHERE : READ);
    }
}
