package dev.souk.launcher.kafka;

import static org.apache.kafka.clients.admin.ScramMechanism.SCRAM_SHA_512;

import dev.souk.console.topics.BrokerLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.jspecify.annotations.Nullable;

/**
 * Brings accounts and rules of a running broker in line with the topology. That is needed at the first start and after
 * a change of the topology; a file beside the data records the rules that are in force, so that other starts do
 * nothing.
 */
record AccessControl(
        BrokerAccounts accounts, Path inForce, @Nullable Path authority) {

    private static final int ITERATIONS = 4096; // the least that Kafka accepts; the passwords are random
    private static final int TIMEOUT_MILLIS = 5_000;

    /** Returns whether the rules are in force; false if the broker is not available yet. */
    boolean ensure(String servers) {
        Set<AclBinding> rules = AccessRules.all(accounts);
        String description = rules.stream().map(AclBinding::toString).sorted().collect(Collectors.joining("\n"));
        try {
            if (!Files.exists(inForce) || !Files.readString(inForce).equals(description)) {
                apply(rules, servers);
                Files.writeString(inForce, description);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException notAvailable) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void apply(Set<AclBinding> rules, String servers) throws ExecutionException, InterruptedException {
        String password = accounts.secrets().ofBrokerOperator();
        var settings = new BrokerLogin(servers, BrokerLogin.OPERATOR, password, authority).settings();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            changeAccounts(admin);
            var obsolete = new HashSet<>(
                    admin.describeAcls(AclBindingFilter.ANY).values().get());
            obsolete.removeAll(rules);
            admin.deleteAcls(obsolete.stream().map(AclBinding::toFilter).toList())
                    .all()
                    .get();
            admin.createAcls(rules).all().get();
        }
    }

    /** Services may have been added since the format, or removed. */
    private void changeAccounts(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, String> passwords = accounts.passwords();
        var changes = new ArrayList<UserScramCredentialAlteration>();
        passwords.forEach((account, password) -> changes.add(new UserScramCredentialUpsertion(
                account, new ScramCredentialInfo(SCRAM_SHA_512, ITERATIONS), password)));
        admin.describeUserScramCredentials().users().get().stream()
                .filter(account -> !passwords.containsKey(account))
                .forEach(account -> changes.add(new UserScramCredentialDeletion(account, SCRAM_SHA_512)));
        admin.alterUserScramCredentials(changes).all().get();
    }
}
