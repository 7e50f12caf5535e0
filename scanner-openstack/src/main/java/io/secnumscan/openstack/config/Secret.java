package io.secnumscan.openstack.config;

/** A value that must not be printed, logged or stored. */
public record Secret(String value) {
    /** Without the value: records that hold a secret may be printed. */
    @Override
    public String toString() {
        return "[secret]";
    }
}
