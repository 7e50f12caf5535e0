package io.secnumscan.network.openstack;

/** Types of a snapshot that the network is made of. */
enum Type {
    NETWORK("network.network"),
    SUBNET("network.subnet"),
    PORT("network.port"),
    ROUTER("network.router"),
    FLOATING_IP("network.floating-ip"),
    SECURITY_GROUP("network.security-group"),
    ADDRESS_GROUP("network.address-group"),
    EXTENSION("network.extension"),
    FIREWALL_GROUP("network.firewall-group"),
    FIREWALL_POLICY("network.firewall-policy"),
    FIREWALL_RULE("network.firewall-rule"),
    VPN_SERVICE("network.vpn-service"),
    VPN_CONNECTION("network.ipsec-site-connection"),
    VPN_ENDPOINT_GROUP("network.vpn-endpoint-group"),
    BGP_SPEAKER("network.bgp-speaker"),
    LOAD_BALANCER("load-balancer.load-balancer"),
    LISTENER("load-balancer.listener"),
    POOL("load-balancer.pool"),
    MEMBER("load-balancer.member"),
    L7_POLICY("load-balancer.l7-policy"),
    AMPHORA("load-balancer.amphora");

    private final String written;

    Type(String name) {
        written = "openstack." + name;
    }

    String written() {
        return written;
    }
}
