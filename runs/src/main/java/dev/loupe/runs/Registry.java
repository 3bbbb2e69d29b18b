package dev.loupe.runs;

import dev.loupe.core.RunId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Datasets that runs read, models that they made, and the registry that names models across runs.
public interface Registry {
    /// @param tags of the input, such as `mlflow.data.context`
    record DatasetInput(
            String name,
            String digest,
            String sourceType,
            String source,
            @Nullable String schema,
            @Nullable String profile,
            SortedMap<String, String> tags) {}

    /// A model that a run read or wrote; `step` 0 for inputs.
    record ModelLink(String modelId, long step) {}

    /// Adds what is not there yet. The same (name, digest) of a project is one dataset.
    void addInputs(RunId run, List<DatasetInput> datasets, List<ModelLink> models);

    void addOutputs(RunId run, List<ModelLink> models);

    List<DatasetInput> datasets(RunId run);

    List<ModelLink> inputs(RunId run);

    List<ModelLink> outputs(RunId run);

    /// Distinct (project, name, digest, context).
    List<DatasetUse> datasetsOf(List<String> projects);

    record DatasetUse(String project, String name, String digest, @Nullable String context) {}

    /// A model as one run logged it. `status` is MLflow's: 1 pending, 2 ready, 3 upload failed.
    record LoggedModel(
            String id,
            String project,
            String name,
            int status,
            @Nullable String statusMessage,
            @Nullable String modelType,
            @Nullable RunId source,
            String artifactUri,
            long createdMillis,
            long updatedMillis,
            SortedMap<String, String> params,
            SortedMap<String, String> tags,
            List<ModelMetric> metrics) {
        /// The directory of its files in [Artifacts].
        public String files() {
            return project + "/models/" + id + "/artifacts";
        }

        /// The same in another project.
        public LoggedModel in(String other) {
            return copy(other, metrics);
        }

        /// The same with other metrics.
        public LoggedModel with(List<ModelMetric> others) {
            return copy(project, others);
        }

        private LoggedModel copy(String home, List<ModelMetric> points) {
            return new LoggedModel(
                    id,
                    home,
                    name,
                    status,
                    statusMessage,
                    modelType,
                    source,
                    artifactUri,
                    createdMillis,
                    updatedMillis,
                    params,
                    tags,
                    points);
        }
    }

    record ModelMetric(
            String key,
            double value,
            long micros,
            long step,
            @Nullable RunId run,
            @Nullable String datasetName,
            @Nullable String datasetDigest) {}

    LoggedModel createModel(
            String project,
            String name,
            @Nullable String modelType,
            @Nullable RunId source,
            Map<String, String> params,
            Map<String, String> tags);

    Optional<LoggedModel> model(String id);

    List<LoggedModel> models(List<String> projects);

    LoggedModel finishModel(String id, int status);

    /// Null values remove tags.
    void tagModel(String id, Map<String, @Nullable String> tags);

    void paramsOfModel(String id, Map<String, String> params);

    void metricOfModel(String id, List<ModelMetric> metrics);

    void deleteModel(String id);

    /// A name under which versions are registered.
    record Registered(
            String name,
            String description,
            long createdMillis,
            long updatedMillis,
            SortedMap<String, String> tags,
            SortedMap<String, Integer> aliases) {}

    /// @param status MLflow's word: `READY`, `PENDING_REGISTRATION` or `FAILED_REGISTRATION`
    record Version(
            String name,
            int version,
            String source,
            @Nullable RunId run,
            @Nullable String runLink,
            @Nullable String modelId,
            String stage,
            String status,
            @Nullable String statusMessage,
            String description,
            String user,
            long createdMillis,
            long updatedMillis,
            SortedMap<String, String> tags,
            List<String> aliases) {}

    Registered createRegistered(String name, String description, Map<String, String> tags);

    Optional<Registered> registered(String name);

    List<Registered> allRegistered();

    Registered renameRegistered(String name, String newName);

    Registered describeRegistered(String name, String description);

    void deleteRegistered(String name);

    void tagRegistered(String name, String key, @Nullable String value);

    /// @param version null removes the alias
    void alias(String name, String alias, @Nullable Integer version);

    Version createVersion(
            String name,
            String source,
            @Nullable RunId run,
            @Nullable String runLink,
            @Nullable String modelId,
            String description,
            Map<String, String> tags);

    Optional<Version> version(String name, int version);

    /// Newest first.
    List<Version> versions(String name);

    List<Version> allVersions();

    Version describeVersion(String name, int version, String description);

    /// @param archiveOthers moves other versions of that stage to `Archived`
    Version stage(String name, int version, String stage, boolean archiveOthers);

    void deleteVersion(String name, int version);

    void tagVersion(String name, int version, String key, @Nullable String value);

    /// A registered model with all its versions, as another tool keeps it.
    record Catalogued(Registered model, List<Version> versions) {}

    /// Takes over a registered model that another tool keeps, with its numbers, stages and times. A value that is here as it was told before becomes what is told now; one that was changed here stays, and what was
    /// deleted here stays deleted. What the other tool no longer has stays here, but for aliases and tags. In one transaction.
    ///
    /// @param before what the same tool told last, null the first time: then only what is missing here comes
    /// @return one sentence for each version that is told for the first time and cannot come, as another has its number here
    List<String> takeOver(Catalogued told, @Nullable Catalogued before);

    /// Takes over a model that another tool logged, with its id and times, by the same rules. Its metrics are added to those that are here.
    ///
    /// @param told `project` is the id of a project here; an empty `artifactUri` stands for this store's own place
    /// @return whether the model is here now
    boolean takeOver(LoggedModel told, @Nullable LoggedModel before);
}
