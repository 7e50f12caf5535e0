package io.secnumscan.openstack.function;

import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.openstack.net.LoadBalancerFunctions;
import io.secnumscan.openstack.net.NetFunctions;
import io.secnumscan.openstack.net.ReachFunctions;
import java.util.List;

/** Every function library that rules about OpenStack may call. */
public final class OpenStackFunctions {
    public static final List<FunctionLibrary> ALL = List.of(
            new CryptoFunctions(), new IpsecFunctions(), new LoadBalancerFunctions(), new NetFunctions(),
            new OwnerFunctions(), new ReachFunctions(), new SecretFunctions(), new SshFunctions(), new TlsFunctions(),
            new UrlFunctions());

    private OpenStackFunctions() {}
}
