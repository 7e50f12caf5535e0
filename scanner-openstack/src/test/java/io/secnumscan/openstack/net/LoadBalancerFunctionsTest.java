package io.secnumscan.openstack.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.core.type.FieldReader;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadBalancerFunctionsTest {
    private static final Outcome.Unknown CUT = new Outcome.Unknown(List.of("related.floating"));
    private static final FieldType.Struct BALANCER = struct("""
            vip_address: {type: string?, absent: unread}
            additional_vips: {absent: [], items: {ip_address: {type: string?, absent: null}}}
            """);
    private static final FieldType.Struct FLOATING = struct("port_id: {type: string?, absent: null}");

    private static FieldType.Struct struct(String fields) {
        Problems problems = new Problems();
        MapReader map = MapReader.of(YamlFile.parse("fields", fields, problems).orElseThrow(), "fields", problems);
        FieldType.Struct struct = new FieldType.Struct("row", FieldReader.withoutShapes(problems).fields("row", map));
        problems.throwIfAny();
        return struct;
    }

    private static ValueList rows(FieldType.Struct type, String name, String... jsons) {
        return ValueList.of(Stream.of(jsons).map(json -> RowView.of(type, name, json(json))).toList());
    }

    private static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static ValueList balancers(String... jsons) {
        return rows(BALANCER, "related.balancers", jsons);
    }

    private static ValueList floating(String... jsons) {
        return rows(FLOATING, "related.floating", jsons);
    }

    private static @Nullable Object faces(ValueList balancers, ValueList floating) {
        return new LoadBalancerFunctions().functions().getFirst().body().apply(Arguments.of(balancers, floating));
    }

    private static Outcome.Unknown unknown(String... names) {
        return new Outcome.Unknown(List.of(names));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.10,false", "172.31.0.1,false", "172.32.0.1,true", "192.168.1.1,false", "100.64.0.1,false",
            "fd00::1,false", "203.0.113.10,true", "2001:db8::1,true"})
    void anAddressThatIsNoInnerOneFacesIt(String address, boolean outer) {
        assertEquals(outer, faces(balancers("{'vip_address':'" + address + "'}"), floating()));
    }

    @Test
    void oneMoreAddressCounts() {
        assertEquals(true, faces(balancers(
                "{'vip_address':'10.0.0.10','additional_vips':[{'ip_address':'2001:db8::1'}]}"), floating()));
    }

    @Test
    void aFloatingIpLeadsToAnInnerAddress() {
        assertEquals(true, faces(balancers("{'vip_address':'10.0.0.10'}"), floating("{'port_id':'v1'}")));
    }

    @Test
    void floatingIpsThatWereNotReadLeaveItOpen() {
        ValueList cut = new ValueList(List.of(), Optional.of(CUT));

        assertEquals(CUT, faces(balancers("{'vip_address':'10.0.0.10'}"), cut));
        assertEquals(true, faces(balancers("{'vip_address':'203.0.113.10'}"), cut));
    }

    @Test
    void aListenerWithoutItsLoadBalancerIsNotKnown() {
        assertEquals(unknown("related.balancers"), faces(balancers(), floating()));
    }

    @ParameterizedTest
    @CsvSource({"'{}'", "'{''vip_address'':null}'", "'{''vip_address'':''soon''}'"})
    void anAddressThatIsNotThereIsNotKnown(String balancer) {
        assertEquals(unknown("related.balancers.vip_address"), faces(balancers(balancer), floating()));
    }
}
