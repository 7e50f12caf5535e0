package io.secnumscan.core.detect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords where protocols and commands put them: in addresses, headers, arguments of well-known programs. */
final class Logins implements TextDetector {
    private record Place(String kind, Pattern pattern) {}

    /** The first group is the secret. */
    private static final List<Place> PLACES = List.of(
            place("password", "\\b[A-Za-z][A-Za-z0-9+.-]{0,30}://[^\\s/?#@:\"'<>]{0,200}:([^\\s/?#@\"'<>]{1,500})@"),
            place("signature",
                    "(?i)[?&](?:sig|signature|temp_url_sig|x-amz-signature|x-goog-signature)=([^&\\s\"'#]{8,})"),
            place(
                    "authorization",
                    "(?i)\\bauthorization\\\\?[\"']?\\s{0,5}[:=]\\s{0,5}\\\\?[\"']?(?:basic|bearer|digest|negotiate|token|apikey)\\s+"
                            + "([^\\s\"',;\\\\]{4,})"),
            place("authorization",
                    "(?i)\\bauthorization\\\\?[\"']?\\s{0,5}[:=]\\s{0,5}\\\\?[\"']?([A-Za-z0-9+/_.~-]{20,}={0,2})"),
            place("authorization", "(?i)\\b(?:bearer|basic)\\s+([A-Za-z0-9+/_.~-]{20,}={0,2})"),
            place("password",
                    "(?<![\\w/@.:+-])(?!(?:mailto|sips?|xmpp|acct|npm|pkg|urn):)[\\w.+-]{1,64}:(?=[^\\s@]{0,200}[0-9!#$%^&*=~])"
                            + "([^\\s:@/\"'<>,;()\\[\\]{}\\\\]{6,200})@(?!sha\\d{3}:)(?:[A-Za-z][\\w.-]*|\\d{1,3}(?:\\.\\d{1,3}){3})"),
            place("token",
                    "\\b[A-Za-z][A-Za-z0-9+.-]{0,30}://[^\\s\"'<>?#]{1,300}?/(?=[a-z0-9_-]{0,200}[A-Z])(?=[A-Z0-9_-]{0,200}[a-z])"
                            + "(?=(?:[A-Za-z_-]{0,200}[0-9]{1,200}[A-Za-z]){3})([A-Za-z0-9_-]{20,200})(?=[/?#\\s\"']|$)"),
            place("authorization",
                    "(?i)\\bauthorization\\s{1,5}\\\\?[\"'](?:basic|bearer|token)\\s+([^\\s\"',;\\\\]{3,})"),
            place("password",
                    "\\b(?:echo|printf)\\s+(?:-[neE]+\\s+)?\\\\?[\"']?([^\\s\"'|;&\\\\]{1,200})(?:\\\\+n)?\\\\?[\"']?\\s{0,5}\\|\\s{0,5}"
                            + "(?:sudo\\s+)?(?:kinit|cryptsetup|passwd|-S|[^|;\\n]{0,200}?--(?:password-stdin|passphrase-fd|stdin|with-token))\\b"),
            place("password", "\\bkinit\\b[^\\n|;<]{0,200}<<<\\s*\\\\?[\"']?([^\\s\"']+)"),
            place("password",
                    "(?m)[\"' ]?[\\w.-]{1,60}:([^\\s:\"'|]{1,200})[\"']?\\s{0,5}\\|\\s{0,5}(?:sudo\\s+)?chpasswd"),
            place("password", "(?m)^\\s*machine\\s+\\S{1,200}\\s+login\\s+\\S{1,200}\\s+password\\s+(\\S+)"));

    private static final Pattern BASIC = Pattern.compile("(?i)\\bbasic\\s+([A-Za-z0-9+/]{4,}={0,2})(?![\\w+/=])");

    /** cloud-init's list of names and passwords. */
    private static final Pattern LIST =
            Pattern.compile("(?m)^chpasswd:\\s*\\n(?:[ \\t]+expire:.*\\n)?[ \\t]+list:[^\\n]*\\n");

    private static final Pattern ENTRY =
            Pattern.compile("\\G[ \\t]+(?:-\\s*)?[\"']?[\\w.-]{1,60}:([^\\s\"']+)[\"']?[ \\t]*(?:\\n|$)");

    @Override
    public void find(String text, List<Match> matches) {
        for (Place place : PLACES) {
            Matcher matcher = place.pattern().matcher(text);
            while (matcher.find()) {
                add(place.kind(), matcher, matches);
            }
        }
        Matcher basic = BASIC.matcher(text);
        while (basic.find()) {
            if (Harmless.isLogin(basic.group(1))) {
                add("authorization", basic, matches);
            }
        }
        Matcher list = LIST.matcher(text);
        while (list.find()) {
            Matcher entry = ENTRY.matcher(text);
            for (int at = list.end(); at < text.length() && entry.find(at) && entry.start() == at; at = entry.end()) {
                add("password", entry, matches);
            }
        }
    }

    private static void add(String kind, Matcher matcher, List<Match> matches) {
        String value = matcher.group(1);
        if (!Harmless.is(value, SecretNames.Kind.PASSWORD) && !value.startsWith("$")) {
            matches.add(new Match(kind, "", matcher.start(1), matcher.end(1)));
        }
    }

    private static Place place(String kind, String pattern) {
        return new Place(kind, Pattern.compile(pattern));
    }
}
