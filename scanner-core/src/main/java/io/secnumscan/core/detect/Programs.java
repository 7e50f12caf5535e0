package io.secnumscan.core.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs that are given secrets by options and words whose name alone does not say so. */
final class Programs {
    /**
     * Names, then what holds a secret: {@code -p} an option, its value behind it or glued; {@code -p+} glued only;
     * {@code -u:} a login, parted by that sign; {@code login>-p} only behind that word; {@code ~fs} letters that may stand
     * in one bundle before; {@code add#2} the second word behind {@code add}, and what follows; {@code put#=} values of
     * settings behind it; {@code named} a word that is the name of a secret has it behind; {@code slash} name/password; {@code long} nothing is glued.
     */
    private static final String TABLE = """
            redis-cli valkey-cli keydb-cli redis-benchmark | -a named AUTH#1 auth#1
            mongo mongosh mongodump mongorestore mongoexport mongoimport mongostat mongotop mongofiles | -p
            cqlsh rabbitmqadmin twine kopia beeline cypher-shell couchbase-cli cbq mydumper myloader oc cf ncftp | -p
            add-user.sh add-user-keycloak.sh jboss-cli.sh kcadm.sh elasticsearch-users hash.sh useradd usermod influx | -p
            sshpass | -p
            ldapsearch ldapmodify ldapadd ldapdelete ldapwhoami ldapcompare ldapmodrdn | -w
            ldappasswd | -w -s -a
            mosquitto_pub mosquitto_sub mosquitto_rr sqlcmd bcp isql osql tsql p4 zip unzip | -P
            mosquitto_passwd | -b#3 ~cU
            ipmitool | -P -k -y password#2
            mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlcheck mysqlpump mysqlslap mysqlbinlog mysqlsh | -p+ ~vsBNtnfqEHXACbrGLw
            mariadb mariadb-dump mariadb-admin mariadb-import mycli xtrabackup mariabackup innobackupex taos | -p+ ~vsBNtnfqEHXACbrGLw
            mysqladmin mariadb-admin aws rclone git npm yarn nmcli pdftk grafana-cli neo4j-admin ngrok gh | named
            7z 7za 7zr 7zz rar unrar | -p+ -hp+
            docker podman nerdctl buildah skopeo crane oras helm az ibmcloud | login>-p
            curl | -u: --user: -U: --proxy-user: -E: --cert: ~fsSLkvgiIjNOaqlnB0123456#
            wget http https xh httpie | --user: --auth: -a:
            restish hurl | -u: --user:
            etcdctl | --user: user>add:
            elasticdump ab siege wrk hey oha solr | -A: -P: -u: -a:
            lftp | -u, --user,
            smbclient rpcclient smbget smbmap smbcacls winexe wmic net nmblookup | -U% --user%
            snmpwalk snmpget snmpset snmpbulkwalk snmpbulkget snmptrap snmpgetnext snmptable snmpstatus snmpinform | -A -X -c
            rabbitmqctl | add_user#2 change_password#2 authenticate_user#2
            htpasswd | -b#3 -n#2 ~cimBdspDv25
            openssl | long -k -K -hmac -pass -passin -passout -password -passwd -kek -macopt
            openssl | passwd#1
            mc mcli | set#3 add#3
            vault bao | unseal#1 put#= patch#= write#=
            vault bao cargo | login#1
            kubectl oc | secret>--from-literal= secret>--docker-password
            az | secret>--value secret>-v
            gh | secret>--body secret>-b
            aws | put-parameter>--value create-secret>--secret-string
            swift | -K
            kubeadm | --certificate-key
            sqlplus sqlldr expdp impdp exp imp rman | slash
            xfreerdp wlfreerdp | /p:
            cf | auth#2
            wpa_passphrase | wpa_passphrase#2
            dotnet nuget | -k
            """;

    /** Programs to whom {@code -p}, {@code -a} and {@code -w} never mean a secret. */
    private static final Set<String> PLAIN = Set.of("mkdir", "install", "cp", "mv", "rsync", "tar", "grep", "ls", "ps",
            "nc",
            "git", "read", "declare", "ping", "psql", "pg_dump", "pg_restore", "pg_isready", "createdb", "ssh",
            "netstat",
            "ss", "kill", "uname", "test", "touch", "find", "xargs", "ncat", "scp", "sort", "lsof", "docker", "podman");

    private static final Set<String> TRAITS = Set.of("named", "slash", "long");
    private static final Map<String, Program> KNOWN = known();

    private Programs() {}

    /** How an option or a word holds a secret. */
    enum How {
        NOTHING,
        WHOLE,
        GLUED,
        COLON,
        PERCENT,
        COMMA,
        SETTING,
        /** Behind so many words. */
        LATER
    }

    /**
     * @param behind the word that has to be said before; empty for none
     * @param count of words, for {@link How#LATER}
     */
    record Taken(String behind, How how, int count) {}

    /**
     * @param taken by name of the option or word
     * @param flags letters without a value
     */
    record Program(Map<String, Taken> taken, String flags, Set<String> traits) {
        Taken of(String name) {
            return taken.getOrDefault(name, new Taken("", How.NOTHING, 0));
        }
    }

    static boolean isPlain(String name) {
        return PLAIN.contains(name);
    }

    /** The program of that name or path. */
    static List<Program> named(String word) {
        Program program = KNOWN.get(name(word));
        return program == null ? List.of() : List.of(program);
    }

    /** Without the folder, and without a line end that is written as {@code \n} before it. */
    static String name(String word) {
        String name = word.length() > 100 ? word.substring(word.length() - 100) : word;
        name = name.substring(name.lastIndexOf('/') + 1);
        int line = name.lastIndexOf("\\n");
        return line < 0 ? name : name.substring(line + 2);
    }

    private static Map<String, Program> known() {
        Map<String, Program> known = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            int bar = line.indexOf('|');
            for (String name : line.substring(0, bar).strip().split(" ")) {
                known.merge(name, program(line.substring(bar + 1).strip().split(" ")), Programs::both);
            }
        }
        return Map.copyOf(known);
    }

    private static Program both(Program one, Program other) {
        Map<String, Taken> taken = new HashMap<>(one.taken());
        taken.putAll(other.taken());
        List<String> traits = new ArrayList<>(one.traits());
        traits.addAll(other.traits());
        return new Program(Map.copyOf(taken), one.flags() + other.flags(), Set.copyOf(traits));
    }

    private static Program program(String... signs) {
        Map<String, Taken> taken = new HashMap<>();
        String flags = "";
        List<String> traits = new ArrayList<>();
        for (String sign : signs) {
            if (sign.startsWith("~")) {
                flags = sign.substring(1);
            } else if (TRAITS.contains(sign)) {
                traits.add(sign);
            } else {
                String behind = sign.substring(0, Math.max(0, sign.indexOf('>')));
                put(behind, sign.substring(sign.indexOf('>') + 1), taken);
            }
        }
        return new Program(Map.copyOf(taken), flags, Set.copyOf(traits));
    }

    private static void put(String behind, String sign, Map<String, Taken> taken) {
        int number = sign.lastIndexOf('#');
        if (number > 0) {
            boolean setting = sign.endsWith("#=");
            taken.put(sign.substring(0, number), setting ? new Taken(behind, How.SETTING, 0)
                    : new Taken(behind, How.LATER, Integer.parseInt(sign.substring(number + 1))));
            return;
        }
        How how = switch (sign.charAt(sign.length() - 1)) {
            case '+' -> How.GLUED;
            case ':' -> sign.startsWith("/") ? How.GLUED : How.COLON;
            case '%' -> How.PERCENT;
            case ',' -> How.COMMA;
            case '=' -> How.SETTING;
            default -> How.WHOLE;
        };
        boolean plain = how == How.WHOLE || sign.startsWith("/");
        taken.put(plain ? sign : sign.substring(0, sign.length() - 1), new Taken(behind, how, 0));
    }
}
