package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * EC2 credentials. Who sees the cloud has them in one list, {@code /v3/credentials?type=ec2}, which the reader of the system
 * may ask for (the list of a user it may not); others ask user by user. In that list access key and secret stand in a text,
 * {@code blob}: its members are put where OS-EC2 has them, so that the secret is redacted as one, and the blob is dropped.
 */
final class Ec2CredentialCollector implements Collector {
    private final Reading reading;
    private final Collector perUser;
    private final Item item;

    Ec2CredentialCollector(Reading reading, Collector perUser, Item item) {
        this.reading = reading;
        this.perUser = perUser;
        this.item = item;
    }

    @Override
    public String type() {
        return perUser.type();
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        List<PlannedCall> others = perUser.calls(scope);
        if (!(reading.view() instanceof View.Cloud)) {
            return others;
        }
        return Stream.concat(
                Stream.of(list().planned()), others.stream().map(call -> call.when(Rights.IF_REFUSED)))
                .toList();
    }

    private ListCall list() {
        return KeystoneCalls.list(
                reading.identity(), "credentials", "type=ec2", "credentials", "listing EC2 credentials");
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        if (!(reading.view() instanceof View.Cloud)) {
            return perUser.collect(scope, sink);
        }
        Coverage read = Listing.read(
                reading.identity(),
                list(),
                sink,
                this::credential);
        return read instanceof Coverage.Unavailable
                ? perUser.collect(scope, sink)
                : Proof.judge(read, reading.view(), Rights.WHOLE);
    }

    private Optional<Item.Found> credential(JsonNode element) throws IOException {
        if (!(element instanceof ObjectNode credential) || !credential.path("type").isTextual()) {
            throw new IOException("a credential has no type");
        }
        if (!credential.path("type").textValue().equals("ec2")) {
            return Optional.empty();
        }
        ObjectNode row = credential.deepCopy();
        JsonNode blob = parsed(row.path("blob"));
        row.remove("blob");
        row.set("tenant_id", row.path("project_id"));
        for (String member : new String[]{"access", "secret", "trust_id"}) {
            if (blob.has(member)) {
                row.set(member, blob.get(member));
            }
        }
        return item.of(row);
    }

    private static JsonNode parsed(JsonNode blob) throws IOException {
        try {
            return JsonPage.JSON.readTree(blob.asText());
        } catch (IOException _) {
            // without its cause, whose message would quote the secret
            throw new IOException("an EC2 credential holds no JSON");
        }
    }
}
