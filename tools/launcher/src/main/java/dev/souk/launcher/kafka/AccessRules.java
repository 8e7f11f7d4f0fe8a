package dev.souk.launcher.kafka;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import dev.souk.launcher.topology.ServiceDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What the account of a service may do; everything else is refused. It writes its own topics and its dead-letter topics,
 * and reads the topics that it consumes, in its own group. It may create all of these, since whichever of producer and
 * consumer starts first does so; it can neither change nor delete a topic.
 */
record AccessRules(ServiceDefinition service) {

    /** The rules of all services. */
    static Set<AclBinding> all() {
        return BrokerAccounts.services().stream()
                .flatMap(service -> new AccessRules(service).bindings())
                .collect(Collectors.toUnmodifiableSet());
    }

    Stream<AclBinding> bindings() {
        List<String> consumed = service.consumed();
        Stream<AclBinding> written = Stream.concat(service.topics().stream(), deadLetterTopics())
                .flatMap(topic -> Stream.of(allow(WRITE, TOPIC, topic), allow(CREATE, TOPIC, topic)));
        Stream<AclBinding> read =
                consumed.stream().flatMap(topic -> Stream.of(allow(READ, TOPIC, topic), allow(CREATE, TOPIC, topic)));
        return Stream.of(written, read, Stream.of(allow(READ, GROUP, service.name())))
                .flatMap(rules -> rules);
    }

    /** As `DeadLetterRecoverer` names them. */
    private Stream<String> deadLetterTopics() {
        return service.consumed().stream().map(topic -> topic + "." + service.name() + ".dlt");
    }

    private AclBinding allow(AclOperation operation, ResourceType type, String name) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + service.name(), "*", operation, AclPermissionType.ALLOW));
    }
}
