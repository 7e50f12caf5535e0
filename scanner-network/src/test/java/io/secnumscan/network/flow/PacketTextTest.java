package io.secnumscan.network.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.Traffic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTextTest {
    private static Packet packet(int family, int protocol, int destinationPort, int sourcePort) {
        return new Packet(
                family, protocol, destinationPort, sourcePort, Unsigned128.of(0x0a000001), Unsigned128.of(0x0a000002));
    }

    @Test
    void portsStandBehindAddresses() {
        assertEquals("udp 10.0.0.2:1024 > 10.0.0.1:53", PacketText.of(packet(4, 17, 53, 1024)));
    }

    @Test
    void addressesOfIpv6StandInBrackets() {
        assertEquals("tcp [::a00:2]:1024 > [::a00:1]:22", PacketText.of(packet(6, 6, 22, 1024)));
    }

    @Test
    void typesOfIcmpStandBehindTheProtocol() {
        assertEquals("icmp 8/0 10.0.0.2 > 10.0.0.1", PacketText.of(packet(4, 1, 2048, 0)));
    }

    @Test
    void otherProtocolsAreNumbers() {
        assertEquals("47 10.0.0.2 > 10.0.0.1", PacketText.of(packet(4, 47, 0, 0)));
    }

    @Test
    void wholeTypesHaveNoCode() {
        assertEquals(List.of("0", "3/4", "8"), List.of(
                new Traffic.Range(0, 255), new Traffic.Range(772, 772), new Traffic.Range(2048, 2303))
                .stream().flatMap(range -> PacketText.types(range).stream()).toList());
    }

    @ParameterizedTest
    @CsvSource({"tcp, 6", "UDP, 17", "icmpv6, 58", "47, 47", "255, 255"})
    void aProtocolIsFoundByItsNameOrNumber(String name, int number) {
        assertEquals(Optional.of(number), PacketText.number(name));
    }

    @ParameterizedTest
    @CsvSource({"tcpp", "256", "-1", "''"})
    void whatIsNoProtocolIsNone(String name) {
        assertEquals(Optional.empty(), PacketText.number(name));
    }
}
