package frontrow.messaging.codec;

/** A service wants to write events whose schema was never deployed. */
public final class SchemaNotDeployed extends IllegalStateException {

    SchemaNotDeployed(String subject, String registryUrl) {
        super("The schema registry at %s has no version of subject %s that equals this service's. Run the deployment step of this"
                .formatted(registryUrl, subject)
                + " version (frontrow.events.deploy.Deployment) before its services.");
    }
}
