package io.secnumscan.openstack.identity;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Keystone shows for one user at a time: application credentials, EC2 credentials. Every user may ask for its own, which
 * is all that is read where nothing more is proved.
 */
final class PerUserCollector implements Collector {
    private final String type;
    private final Reading reading;
    private final UserDirectory directory;
    private final Kind kind;
    private final Item item;

    PerUserCollector(String type, Reading reading, UserDirectory directory, Kind kind, Item item) {
        this.type = type;
        this.reading = reading;
        this.directory = directory;
        this.kind = kind;
        this.item = item;
    }

    /**
     * @param path below a user
     * @param array name of the list in the answer
     * @param what {@code application credentials}
     */
    record Kind(String path, String array, String what) {}

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        if (reading.view() instanceof View.Unproved) {
            return List.of(list(reading.identity().token().userId()).planned());
        }
        Text user = new Text("user", "utilisateur");
        List<PlannedCall> calls = new ArrayList<>(directory.calls());
        calls.add(list(PlannedCall.ID).planned().each(user));
        calls.add(PlannedCall.get(KeystoneCalls.address(reading.identity(), path(PlannedCall.ID)))
                .each(user).when(Repeated.NOT_FOUND));
        return calls;
    }

    private static String path(String user) {
        return "users/" + KeystoneCalls.encoded(user);
    }

    private ListCall list(String user) {
        return KeystoneCalls.list(
                reading.identity(), path(user) + "/" + kind.path(), "", kind.array(),
                "listing the " + kind.what() + " of a user");
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        return Proof.judge(reading.view() instanceof View.Unproved ? own(sink) : all(sink), reading.view(),
                Rights.WHOLE);
    }

    private Coverage all(ResourceSink sink) {
        UserDirectory.Users users = directory.users();
        Repeated calls = new Repeated(users.coverage(), "users", sink);
        for (String user : ownFirst(users)) {
            if (calls.hopeless()) {
                break;
            }
            calls.add(user, list(user, sink), () -> Repeated.isGone(reading.identity(), path(user)));
        }
        return calls.coverage(directory::listedNow);
    }

    private Coverage own(ResourceSink sink) {
        Coverage read = list(reading.identity().token().userId(), sink);
        return read instanceof Coverage.Complete(long count)
                ? new Coverage.Partial(
                        count,
                        Cause.FORBIDDEN,
                        "only the " + kind.what() + " of the identity's own user were read",
                        Optional.of(Rights.WHOLE))
                : read;
    }

    /** One's own come first: that call is allowed to everyone, and so tells refusals from a service that fails. */
    private List<String> ownFirst(UserDirectory.Users users) {
        String own = reading.identity().token().userId();
        if (!users.ids().contains(own)) {
            return users.ids();
        }
        return Stream.concat(Stream.of(own), users.ids().stream().filter(id -> !id.equals(own)))
                .toList();
    }

    private Coverage list(String user, ResourceSink sink) {
        return Listing.read(reading.identity(), list(user), sink, item);
    }
}
