package io.secnumscan.openstack.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final Text RIGHT = new Text("role admin", "rôle admin");

    private static Item item(String id, Scope scope) {
        return element -> Optional.of(new Item.Found(scope, id, "", element));
    }

    private static Optional<Item.Found> shown(Item item) throws IOException {
        return item.of(JsonNodeFactory.instance.objectNode());
    }

    @Test
    void anEmptyListOutsideAProvedViewIsPartial() {
        Coverage.Partial judged = assertInstanceOf(
                Coverage.Partial.class, Proof.judge(new Coverage.Complete(0), new View.Unproved(), RIGHT));

        assertEquals(Cause.FILTERED, judged.cause());
        assertEquals(Optional.of(RIGHT), judged.missingRight());
    }

    @Test
    void aProvedListStaysComplete() {
        assertEquals(
                new Coverage.Complete(0),
                Proof.judge(new Coverage.Complete(0), new View.Project("p"), RIGHT));
    }

    @Test
    void aRefusalNamesTheRight() {
        assertEquals(
                new Coverage.Unavailable(Cause.FORBIDDEN, "HTTP 403", Optional.of(RIGHT)),
                Proof.judge(Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403"), new View.Cloud(), RIGHT));
    }

    @Test
    void aFailureIsNoMatterOfRights() {
        Coverage failed = Coverage.unavailable(Cause.TIMEOUT, "no answer");

        assertEquals(failed, Proof.judge(failed, new View.Cloud(), RIGHT));
    }

    @Test
    void aListWithoutWhatItMustHoldIsPartial() throws IOException {
        Anchors anchors = new Anchors(item("a", Scope.ALL), Set.of("a", "z"));
        shown(anchors);

        assertEquals(
                Coverage.partial(1, Cause.FILTERED, "the list lacks z, which is there: it shows less than there is"),
                anchors.check(new Coverage.Complete(1)));
    }

    @Test
    void aListWithWhatItMustHoldIsBelieved() throws IOException {
        Anchors anchors = new Anchors(item("a", Scope.ALL), Set.of("a"));
        shown(anchors);

        assertEquals(new Coverage.Complete(1), anchors.check(new Coverage.Complete(1)));
    }

    @Test
    void anEmptyListIsDoubtedOnASecondSource() {
        assertEquals(
                Coverage.partial(0, Cause.FILTERED, "the list is empty, and the quota counts 3"),
                Doubt.check(new Coverage.Complete(0), () -> Optional.of("the quota counts 3")));
    }

    @Test
    void aListThatIsNotEmptyIsNotDoubted() {
        assertEquals(
                new Coverage.Complete(2),
                Doubt.check(new Coverage.Complete(2), () -> Optional.of("the quota counts 3")));
    }

    @Test
    void whatAnotherReadingOwnsIsLeftToIt() throws IOException {
        Scope one = Scope.of("project", "one");
        Scope two = Scope.of("project", "two");
        ConcurrentMap<String, Scope> keepers = new ConcurrentHashMap<>();

        assertEquals(Optional.empty(), shown(new Ownership(item("n", two), one, Set.of(two), keepers)));
        assertEquals(true, shown(new Ownership(item("n", two), two, Set.of(one), keepers)).isPresent());
    }

    @Test
    void whatNobodyOwnsIsKeptByTheFirstThatShowsItAlsoWhenItsPageIsReadAgain() throws IOException {
        Scope one = Scope.of("project", "one");
        Scope two = Scope.of("project", "two");
        Scope other = Scope.of("project", "other");
        ConcurrentMap<String, Scope> keepers = new ConcurrentHashMap<>();
        Ownership first = new Ownership(item("n", other), one, Set.of(two), keepers);
        Ownership second = new Ownership(item("n", other), two, Set.of(one), keepers);

        assertEquals(true, shown(first).isPresent());
        assertEquals(true, shown(first).isPresent());
        assertEquals(false, shown(second).isPresent());
    }
}
