-- How far the registration of a version has come, in MLflow's words.
ALTER TABLE model_version ADD COLUMN status TEXT NOT NULL DEFAULT 'READY';
ALTER TABLE model_version ADD COLUMN status_message TEXT;
