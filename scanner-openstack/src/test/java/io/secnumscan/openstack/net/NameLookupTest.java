package io.secnumscan.openstack.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class NameLookupTest {
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private static NameLookup.Answer found(String... addresses) {
        return new NameLookup.Answer.Found(new TreeSet<>(List.of(addresses)));
    }

    private static List<String> known(String name) throws UnknownHostException {
        return switch (name) {
            case "two.example" -> List.of("192.0.2.9", "192.0.2.1");
            case "empty.example" -> List.of();
            default -> throw new UnknownHostException(name);
        };
    }

    @Test
    void addressesOfANameComeInOrder() {
        assertEquals(
                Map.of("two.example", found("192.0.2.1", "192.0.2.9")),
                new NameLookup(NameLookupTest::known, PATIENT).all(List.of("two.example", "two.example")));
    }

    @Test
    void aNameThatNobodyKnowsHasNoAddresses() {
        assertEquals(
                Map.of("nowhere.example", new NameLookup.Answer.Unknown(), "empty.example",
                        new NameLookup.Answer.Unknown()),
                new NameLookup(NameLookupTest::known, PATIENT).all(List.of("nowhere.example", "empty.example")));
    }

    @Test
    void literalAddressesAreAskedOfNobody() {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        NameLookup lookup = new NameLookup(name -> {
            asked.add(name);
            return List.of("192.0.2.1");
        }, PATIENT);

        assertEquals(
                Map.of("10.0.0.5", found("10.0.0.5"), "2001:db8::5", found("2001:db8::5")),
                lookup.all(List.of("10.0.0.5", "2001:db8::5")));
        assertEquals(List.of(), asked);
    }

    @Test
    void anIpv4AddressWrittenAsAnIpv6OneIsTheIpv4Address() {
        NameLookup lookup = new NameLookup(NameLookupTest::known, PATIENT);

        assertEquals(Map.of("::ffff:8.8.8.8", found("8.8.8.8")), lookup.all(List.of("::ffff:8.8.8.8")));
    }

    @Test
    void aResolverThatNeverAnswersIsLeft() {
        CountDownLatch never = new CountDownLatch(1);
        NameLookup lookup = new NameLookup(name -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return List.of("192.0.2.1");
        }, Duration.ofMillis(1));

        assertEquals(Map.of("slow.example", new NameLookup.Answer.Late()), lookup.all(List.of("slow.example")));
    }
}
