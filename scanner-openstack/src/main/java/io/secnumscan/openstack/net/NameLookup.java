package io.secnumscan.openstack.net;

import io.secnumscan.core.net.Prefix;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Finds the addresses of names, as every client on this machine would: all of them together within a time, since the
 * resolver of a system can't be hurried. Literal addresses are asked of nobody.
 */
public final class NameLookup {
    private static final int AT_A_TIME = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Resolver resolver;
    private final Duration patience;

    /** @param patience for all names of one call together */
    public NameLookup(Resolver resolver, Duration patience) {
        this.resolver = resolver;
        this.patience = patience;
    }

    /** The resolver of this machine. */
    public static NameLookup ofThisMachine() {
        return new NameLookup(NameLookup::resolve, PATIENCE);
    }

    /** Who knows names. */
    @FunctionalInterface
    public interface Resolver {
        /** @throws UnknownHostException for a name that has no address */
        Collection<String> addresses(String name) throws UnknownHostException;
    }

    /** What became of a name. */
    public sealed interface Answer {
        record Found(SortedSet<String> addresses) implements Answer {}

        /** There is no such name, or nobody who would know it. */
        record Unknown() implements Answer {}

        record Late() implements Answer {}
    }

    /** An answer for each name, whatever order the answers came in. */
    public SortedMap<String, Answer> all(Collection<String> names) {
        SortedMap<String, Answer> answers = new TreeMap<>();
        SortedSet<String> asked = new TreeSet<>();
        for (String name : names) {
            if (Prefix.parse(name).isPresent() && name.indexOf('/') < 0) {
                answers.put(name, new Answer.Found(new TreeSet<>(List.of(unmapped(name)))));
            } else {
                asked.add(name);
            }
        }
        if (!asked.isEmpty()) {
            answers.putAll(ask(List.copyOf(asked)));
        }
        return answers;
    }

    /** An IPv4 address that is written as an IPv6 one leads where the IPv4 address does (RFC 4291, 2.5.5.2). */
    private static String unmapped(String literal) {
        return InetAddress.ofLiteral(literal) instanceof Inet4Address four ? four.getHostAddress() : literal;
    }

    private SortedMap<String, Answer> ask(List<String> names) {
        // Threads of the system, and none that the program would wait for: the system's resolver can't be interrupted.
        ExecutorService workers = Executors.newFixedThreadPool(
                Math.min(AT_A_TIME, names.size()), Thread.ofPlatform().daemon().name("lookup-", 0).factory());
        SortedMap<String, Answer> answers = new TreeMap<>();
        try {
            List<Future<Answer>> futures = workers.invokeAll(
                    names.stream().map(name -> (Callable<Answer>) () -> ask(name)).toList(),
                    patience.toNanos(), TimeUnit.NANOSECONDS);
            for (int i = 0; i < names.size(); i++) {
                answers.put(names.get(i), of(futures.get(i)));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            names.forEach(name -> answers.putIfAbsent(name, new Answer.Late()));
        } finally {
            workers.shutdownNow();
        }
        return answers;
    }

    private static Answer of(Future<Answer> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException _) {
            return new Answer.Late();
        } catch (ExecutionException _) {
            return new Answer.Unknown();
        }
    }

    private Answer ask(String name) {
        try {
            SortedSet<String> addresses = new TreeSet<>(resolver.addresses(name));
            return addresses.isEmpty() ? new Answer.Unknown() : new Answer.Found(addresses);
        } catch (UnknownHostException _) {
            return new Answer.Unknown();
        }
    }

    private static List<String> resolve(String name) throws UnknownHostException {
        List<String> addresses = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(name)) {
            // the zone of a link is of this machine alone
            addresses.add(address.getHostAddress().replaceFirst("%.*", ""));
        }
        return addresses;
    }
}
