"""后台任务 Long work that outlives the browser and the server: the files of a list, and the worker."""
